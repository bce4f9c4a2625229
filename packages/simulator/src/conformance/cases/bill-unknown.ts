import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode, TRANSACTIONS } from '../define-cases.ts'

export const billUnknown: readonly ConformanceCase[] = expectCode({
  name: 'bill-unknown',
  services: TRANSACTIONS,
  severity: 'must',
  sent: 'of a number that is not registered',
  codes: CODES.unknownBill,
  rule: 'ASPI and BCA: 404xx12 Invalid Bill, or 404xx11; NICEPAY codes: 404XX19, 404XX11',
  fix: 'Answer with 404xx12 when you do not know the number.',
  call: (bench, service) => bench.call(service, { payNo: bench.numbers.unknown }),
})
