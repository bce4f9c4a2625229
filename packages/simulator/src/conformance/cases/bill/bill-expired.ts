import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { namesBill } from '../../traits.ts'

export const billExpired: CaseMaker = expectCode({
  name: 'bill-expired',
  at: namesBill,
  severity: 'must',
  sent: 'of a bill that is expired',
  codes: CODES.expiredBill,
  rule: 'ASPI and BCA: 404xx19, expired; NICEPAY codes: 404XX19 Invalid Virtual Account',
  fix: 'Answer with 404xx19 when the bill is expired.',
  needs: ['expired number'],
  call: (tools, service) => tools.call(service, { number: tools.numbers.expired }),
})
