import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { ALL_SERVICES, expectCode } from '../define-cases.ts'

export const timestampInUtc: readonly ConformanceCase[] = expectCode({
  name: 'timestamp-in-utc',
  services: ALL_SERVICES,
  severity: 'should',
  sent: 'whose X-TIMESTAMP is now in UTC, with Z',
  codes: CODES.success,
  rule: 'ISO 8601; ASPI: yyyy-MM-ddTHH:mm:ssTZD, and other gateways send Z',
  fix: 'Read the offset of X-TIMESTAMP instead of expecting +07:00.',
  call: (bench, service) =>
    bench.call(service, {
      timestamp: bench
        .now()
        .toISOString()
        .replace(/\.\d{3}Z$/, 'Z'),
    }),
})
