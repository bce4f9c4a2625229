import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode, TRANSACTIONS } from '../define-cases.ts'

export const billExpired: readonly ConformanceCase[] = expectCode({
  name: 'bill-expired',
  services: TRANSACTIONS,
  severity: 'must',
  sent: 'of a bill that is expired',
  codes: CODES.expiredBill,
  rule: 'ASPI and BCA: 404xx19, expired; NICEPAY codes: 404XX19 Invalid Virtual Account',
  fix: 'Answer with 404xx19 when the bill is expired.',
  call: (bench, service) => bench.call(service, { payNo: bench.numbers.expired }),
})
