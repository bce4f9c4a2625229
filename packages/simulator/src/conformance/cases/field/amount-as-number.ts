import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { namesAmount } from '../../traits.ts'

export const amountAsNumber: CaseMaker = expectCode({
  name: 'amount-as-number',
  at: namesAmount,
  severity: 'should',
  sent: ({ service }) => `whose ${service.amount}.value is a JSON number with two decimals`,
  codes: [...CODES.success, ...CODES.malformed],
  rule: 'NICO inquiry says Number of an amount and shows text; both answers are right, a failed signature is not',
  fix: 'Verify the bytes that came: a parser makes 10000 of 10000.00.',
  async call(tools, service) {
    const text = JSON.stringify(await tools.buildBody(service))
    return tools.call(service, { body: text.replace(/"value":"([\d.]+)"/, '"value":$1') })
  },
})
