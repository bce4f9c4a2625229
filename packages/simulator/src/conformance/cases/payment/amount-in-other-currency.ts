import { amountOf } from '../../bodies.ts'
import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { isPayment } from '../../traits.ts'

export const amountInOtherCurrency: CaseMaker = expectCode({
  name: 'amount-in-other-currency',
  at: isPayment,
  severity: 'security',
  sent: 'of the right value in USD',
  codes: [...CODES.invalidAmount, ...CODES.malformed],
  rule: 'good practice: an amount is a value and a currency',
  fix: 'Compare the currency as well as the value.',
  async call(tools, service, called) {
    const { value } = amountOf(called, await tools.buildBody(service))
    return tools.call(service, { amount: { value, currency: 'USD' } })
  },
})
