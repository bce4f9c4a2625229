import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode, TRANSACTIONS } from '../define-cases.ts'

export const billPaid: readonly ConformanceCase[] = expectCode({
  name: 'bill-paid',
  services: TRANSACTIONS,
  severity: 'must',
  sent: 'of a bill that is paid',
  codes: CODES.paidBill,
  rule: 'ASPI and BCA: 404xx14 Paid Bill; NICEPAY codes: 404XX13 Paid Bill',
  fix: 'Answer with 404xx14 when the bill is paid.',
  call: (bench, service) => bench.call(service, { payNo: bench.numbers.paid }),
})
