import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode } from '../define-cases.ts'

export const amountNotANumber: readonly ConformanceCase[] = expectCode({
  name: 'amount-not-a-number',
  services: ['payment'],
  severity: 'must',
  sent: 'whose paidAmount.value is ABCDEF',
  codes: [...CODES.malformed, ...CODES.invalidAmount],
  rule: 'BCA: 400xx01 Invalid Field Format; ASPI: 404xx13 Invalid Amount',
  fix: 'Check that the amount is a number with two decimals.',
  call: (bench, service) => bench.call(service, { amount: { value: 'ABCDEF', currency: 'IDR' } }),
})
