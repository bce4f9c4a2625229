import { writeTimestamp } from '../../sign.ts'
import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { ALL_SERVICES, expectCode } from '../define-cases.ts'

export const timestampWithMilliseconds: readonly ConformanceCase[] = expectCode({
  name: 'timestamp-with-milliseconds',
  services: ALL_SERVICES,
  severity: 'should',
  sent: 'whose X-TIMESTAMP has milliseconds',
  codes: CODES.success,
  rule: 'ASPI: the table of v1.0.2 prints .SSS, its samples do not',
  fix: 'Take ISO 8601 with three digits of milliseconds as well.',
  call: (bench, service) =>
    bench.call(service, { timestamp: writeTimestamp(bench.now()).replace('+07:00', '.123+07:00') }),
})
