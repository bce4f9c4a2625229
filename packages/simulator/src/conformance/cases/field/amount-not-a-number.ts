import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { namesAmount } from '../../traits.ts'

export const amountNotANumber: CaseMaker = expectCode({
  name: 'amount-not-a-number',
  at: namesAmount,
  severity: 'must',
  sent: ({ service }) => `whose ${service.amount}.value is ABCDEF`,
  codes: [...CODES.malformed, ...CODES.invalidAmount],
  rule: 'BCA: 400xx01 Invalid Field Format; ASPI: 404xx13 Invalid Amount',
  fix: 'Check that the amount is a number with two decimals.',
  call: (tools, service) => tools.call(service, { amount: { value: 'ABCDEF', currency: 'IDR' } }),
})
