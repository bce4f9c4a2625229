import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode } from '../define-cases.ts'

export const amountInOtherCurrency: readonly ConformanceCase[] = expectCode({
  name: 'amount-in-other-currency',
  services: ['payment'],
  severity: 'should',
  sent: 'of the right value in USD',
  codes: [...CODES.invalidAmount, ...CODES.malformed],
  rule: 'good practice: an amount is a value and a currency',
  fix: 'Compare the currency as well as the value.',
  async call(bench, service) {
    const { paidAmount } = await bench.buildBody(service)
    const { value } = paidAmount as { value: unknown } // as `BODIES.payment` builds it
    return bench.call(service, { amount: { value, currency: 'USD' } })
  },
})
