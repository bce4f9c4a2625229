import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { mayBeInUtc } from '../../traits.ts'

export const timestampInUtc: CaseMaker = expectCode({
  name: 'timestamp-in-utc',
  at: mayBeInUtc,
  severity: 'should',
  sent: 'whose X-TIMESTAMP is now in UTC, with Z',
  codes: CODES.success,
  rule: 'ISO 8601; ASPI: yyyy-MM-ddTHH:mm:ssTZD, and other gateways send Z',
  fix: 'Read the offset of X-TIMESTAMP instead of expecting +07:00.',
  call: (tools, service) =>
    tools.call(service, {
      timestamp: tools
        .now()
        .toISOString()
        .replace(/\.\d{3}Z$/, 'Z'),
    }),
})
