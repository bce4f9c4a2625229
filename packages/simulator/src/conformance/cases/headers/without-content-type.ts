import { type CaseMaker, scenario } from '../../define-cases.ts'
import { judgeRefusal } from '../../judge-code.ts'
import { everywhere } from '../../traits.ts'

export const withoutContentType: CaseMaker = scenario({
  name: 'without-content-type',
  at: everywhere,
  severity: 'should',
  sent: 'without Content-Type',
  expected: '400xx02, or any 4xx',
  rule: 'NICO token and NICO inquiry: mandatory; NICEPAY codes: 400XX02 Invalid Mandatory Field',
  async run(tools, service) {
    const { response } = await tools.call(service, { headers: { 'Content-Type': undefined } })
    return judgeRefusal(response, 'Refuse a body that is not sent as application/json.')
  },
})
