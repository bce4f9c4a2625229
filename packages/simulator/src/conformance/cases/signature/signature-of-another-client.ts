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
  async run(bench, service) {
    const right = await bench.prepare(service)
    const same = { body: right.body, timestamp: right.headers['X-TIMESTAMP'] }
    const request = await bench.prepare(service, { ...same, caller: 'impostor' })
    if (request.headers['X-SIGNATURE'] === right.headers['X-SIGNATURE']) {
      return skipped('The second partner signs with the same key or secret: give it its own.')
    }
    const { response } = await bench.send(request)
    const fix = 'Verify with the keys of the partner whom the header names, and with no other.'
    return judgeCode(response, CODES.unauthorized, fix)
  },
})
