import { CODES } from '../../codes.ts'
import { type CaseMaker, scenario } from '../../define-cases.ts'
import { judgeCode } from '../../judge-code.ts'
import { skipped } from '../../outcome.ts'
import { everywhere } from '../../traits.ts'

export const signatureOfAnotherClient: CaseMaker = scenario({
  name: 'signature-of-another-client',
  at: everywhere,
  severity: 'must',
  sent: 'of one partner, signed with the key of another',
  expected: CODES.unauthorized.join(' or '),
  rule: "NICO token, NICO inquiry: the client's own key; BCA",
  needs: ['second partner'],
  async run(tools, service) {
    const right = await tools.prepare(service)
    const same = { body: right.body, timestamp: right.headers['X-TIMESTAMP'] }
    const request = await tools.prepare(service, { ...same, caller: 'impostor' })
    if (request.headers['X-SIGNATURE'] === right.headers['X-SIGNATURE']) {
      return skipped('The second partner signs with the same key or secret: give it its own.')
    }
    const { response } = await tools.send(request)
    const fix = 'Verify with the keys of the partner whom the header names, and with no other.'
    return judgeCode(response, CODES.unauthorized, fix)
  },
})
