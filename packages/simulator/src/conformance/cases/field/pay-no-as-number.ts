import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { hasPayNo } from '../../traits.ts'

export const payNoAsNumber: CaseMaker = expectCode({
  name: 'pay-no-as-number',
  at: hasPayNo,
  severity: 'should',
  sent: 'whose payNo is a JSON number',
  codes: CODES.malformed,
  rule: 'NICO inquiry: String; UAT scripts of a gateway: 400xx01 for a number that is not text',
  fix: 'Refuse a payNo that is no text: a number loses its leading zeros.',
  async call(tools, service) {
    const body = await tools.buildBody(service)
    return tools.call(service, { body: { ...body, payNo: Number(body.payNo) } })
  },
})
