import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode, TRANSACTIONS } from '../define-cases.ts'

export const partnerUnknown: readonly ConformanceCase[] = expectCode({
  name: 'partner-unknown',
  services: TRANSACTIONS,
  severity: 'must',
  sent: "whose X-PARTNER-ID nobody knows, with a partner's token",
  codes: [...CODES.unknownClient, ...CODES.invalidToken],
  rule: 'BCA: 401xx00 Unauthorized. [Unknown client]; ASPI: 404xx16 Partner Not Found',
  fix: 'Look X-PARTNER-ID up, and refuse unknown ones.',
  call: (bench, service) => bench.call(service, { caller: 'stranger' }),
})
