import { writeTimestamp } from '../../../sign.ts'
import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { everywhere } from '../../traits.ts'

const DAY_MILLISECONDS = 86_400_000

export const timestampFuture: CaseMaker = expectCode({
  name: 'timestamp-future',
  at: everywhere,
  severity: 'security',
  sent: 'whose X-TIMESTAMP is one day ahead, and signed so',
  codes: CODES.badTimestamp,
  rule: 'good practice against replay: a call stamped ahead would work for all that time; no document names a window',
  fix: 'Refuse an X-TIMESTAMP that is more than some minutes ahead, and not only old ones.',
  call: (tools, service) =>
    tools.call(service, { timestamp: writeTimestamp(new Date(tools.now().getTime() + DAY_MILLISECONDS)) }),
})
