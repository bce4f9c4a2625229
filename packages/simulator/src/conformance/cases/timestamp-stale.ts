import { writeTimestamp } from '../../sign.ts'
import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { ALL_SERVICES, expectCode } from '../define-cases.ts'

const DAY_MILLISECONDS = 86_400_000

export const timestampStale: readonly ConformanceCase[] = expectCode({
  name: 'timestamp-stale',
  services: ALL_SERVICES,
  severity: 'should',
  sent: 'whose X-TIMESTAMP is one day old, and signed so',
  codes: CODES.badTimestamp,
  rule: 'good practice against replay; no document names a window, implementations take 5 minutes',
  fix: 'Refuse an X-TIMESTAMP that is older than some minutes: else a captured call works for ever.',
  call: (bench, service) =>
    bench.call(service, { timestamp: writeTimestamp(new Date(bench.now().getTime() - DAY_MILLISECONDS)) }),
})
