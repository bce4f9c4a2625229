import { amountOf } from '../../bodies.ts'
import { CODES } from '../../codes.ts'
import { type CaseMaker, callEach, expectCode } from '../../define-cases.ts'
import { isPayment } from '../../traits.ts'

/** More, and less. */
const DIFFERENCES: readonly number[] = [1, -1]

export const amountWrong: CaseMaker = expectCode({
  name: 'amount-wrong',
  at: isPayment,
  severity: 'must',
  sent: 'of one rupiah more, and one of one less, than the bill',
  codes: CODES.invalidAmount,
  rule: 'ASPI: 404xx13 Invalid Amount; Midtrans and UAT scripts of gateways: compare with the stored bill',
  fix: 'Compare paidAmount with the bill as you stored it, and book nothing when they differ.',
  async call(tools, service, called) {
    const { value, currency } = amountOf(called, await tools.buildBody(service))
    return callEach(DIFFERENCES, (difference) =>
      tools.call(service, { amount: { value: (Number(value) + difference).toFixed(2), currency } }),
    )
  },
})
