import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { isTransaction } from '../../traits.ts'

export const partnerUnknown: CaseMaker = expectCode({
  name: 'partner-unknown',
  at: isTransaction,
  severity: 'must',
  sent: "whose X-PARTNER-ID nobody knows, with a partner's token",
  codes: [...CODES.unknownClient, ...CODES.invalidToken],
  rule: 'BCA: 401xx00 Unauthorized. [Unknown client]; ASPI: 404xx16 Partner Not Found',
  fix: 'Look X-PARTNER-ID up, and refuse unknown ones.',
  call: (tools, service) => tools.call(service, { caller: 'stranger' }),
})
