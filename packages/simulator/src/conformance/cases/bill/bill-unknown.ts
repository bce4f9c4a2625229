import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { namesBill } from '../../traits.ts'

export const billUnknown: CaseMaker = expectCode({
  name: 'bill-unknown',
  at: namesBill,
  severity: 'must',
  sent: 'of a number that is not registered',
  codes: CODES.unknownBill,
  rule: 'ASPI and BCA: 404xx12 Invalid Bill, or 404xx11; NICEPAY codes: 404XX19, 404XX11',
  fix: 'Answer with 404xx12 when you do not know the number.',
  needs: ['unknown number'],
  call: (tools, service) => tools.call(service, { number: tools.numbers.unknown }),
})
