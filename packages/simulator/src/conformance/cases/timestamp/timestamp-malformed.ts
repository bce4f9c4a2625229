import { CODES } from '../../codes.ts'
import { type CaseMaker, callEach, expectCode } from '../../define-cases.ts'
import { everywhere } from '../../traits.ts'

/** No reader of dates takes one of them for a point in time. */
const MALFORMED: readonly string[] = ['yesterday', '2024-13-45T25:61:61+07:00']

export const timestampMalformed: CaseMaker = expectCode({
  name: 'timestamp-malformed',
  at: everywhere,
  severity: 'must',
  sent: `whose X-TIMESTAMP is ${MALFORMED.join(', or ')}, and signed so`,
  codes: CODES.badTimestamp,
  rule: 'NICO token: the form of X-TIMESTAMP; BCA: 4007301 Invalid Field Format; Midtrans: 400xx01',
  fix: 'Parse X-TIMESTAMP as ISO 8601 with an offset, and refuse what is no date.',
  call: (tools, service) => callEach(MALFORMED, (timestamp) => tools.call(service, { timestamp })),
})
