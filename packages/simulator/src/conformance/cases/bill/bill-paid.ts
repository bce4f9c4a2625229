import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { namesBill } from '../../traits.ts'

export const billPaid: CaseMaker = expectCode({
  name: 'bill-paid',
  at: namesBill,
  severity: 'must',
  sent: 'of a bill that is paid',
  codes: CODES.paidBill,
  rule: 'ASPI and BCA: 404xx14 Paid Bill; NICEPAY codes: 404XX13 Paid Bill',
  fix: 'Answer with 404xx14 when the bill is paid.',
  needs: ['paid number'],
  call: (tools, service) => tools.call(service, { number: tools.paidNumber() }),
})
