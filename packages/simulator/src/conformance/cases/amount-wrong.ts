import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { callEach, expectCode } from '../define-cases.ts'

/** More, and less. */
const DIFFERENCES: readonly number[] = [1, -1]

export const amountWrong: readonly ConformanceCase[] = expectCode({
  name: 'amount-wrong',
  services: ['payment'],
  severity: 'must',
  sent: 'of one rupiah more, and one of one less, than the bill',
  codes: CODES.invalidAmount,
  rule: 'ASPI: 404xx13 Invalid Amount; Midtrans and UAT scripts of gateways: compare with the stored bill',
  fix: 'Compare paidAmount with the bill as you stored it, and book nothing when they differ.',
  async call(bench, service) {
    const { paidAmount } = await bench.buildBody(service)
    const { value, currency } = paidAmount as { value: unknown; currency: unknown } // as `BODIES.payment` builds it
    return callEach(DIFFERENCES, (difference) =>
      bench.call(service, { amount: { value: (Number(value) + difference).toFixed(2), currency } }),
    )
  },
})
