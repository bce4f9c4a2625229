import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { isToken } from '../../traits.ts'

export const clientUnknown: CaseMaker = expectCode({
  name: 'client-unknown',
  at: isToken,
  severity: 'must',
  sent: 'whose X-CLIENT-KEY nobody knows',
  codes: CODES.unknownClient,
  rule: 'BCA: 4017300 Unauthorized. [Unknown client]; ASPI: 404xx16 Partner Not Found',
  fix: 'Look the client ID up, and give a token to known ones alone.',
  call: (tools, service) => tools.call(service, { caller: 'stranger' }),
})
