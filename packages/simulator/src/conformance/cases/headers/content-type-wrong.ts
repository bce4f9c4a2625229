import { type CaseMaker, scenario } from '../../define-cases.ts'
import { judgeRefusal } from '../../judge-code.ts'
import { everywhere } from '../../traits.ts'

export const contentTypeWrong: CaseMaker = scenario({
  name: 'content-type-wrong',
  at: everywhere,
  severity: 'should',
  sent: 'whose Content-Type is text/plain',
  expected: '400xx01, or any 4xx',
  rule: 'NICO token, NICO inquiry: Content-Type is application/json; NICEPAY codes: 400XX01',
  async run(tools, service) {
    const { response } = await tools.call(service, { headers: { 'Content-Type': 'text/plain' } })
    return judgeRefusal(response, 'Refuse a body that is not sent as application/json.')
  },
})
