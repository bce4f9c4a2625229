import { writeTimestamp } from '../../../sign.ts'
import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { everywhere } from '../../traits.ts'

const DAY_MILLISECONDS = 86_400_000

export const timestampStale: CaseMaker = expectCode({
  name: 'timestamp-stale',
  at: everywhere,
  severity: 'security',
  sent: 'whose X-TIMESTAMP is one day old, and signed so',
  codes: CODES.badTimestamp,
  rule: 'good practice against replay; no document names a window, implementations take 5 minutes',
  fix: 'Refuse an X-TIMESTAMP that is older than some minutes: else a captured call works for ever.',
  call: (tools, service) =>
    tools.call(service, { timestamp: writeTimestamp(new Date(tools.now().getTime() - DAY_MILLISECONDS)) }),
})
