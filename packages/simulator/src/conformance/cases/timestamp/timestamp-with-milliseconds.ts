import { writeTimestamp } from '../../../sign.ts'
import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import { mayHaveMilliseconds } from '../../traits.ts'

export const timestampWithMilliseconds: CaseMaker = expectCode({
  name: 'timestamp-with-milliseconds',
  at: mayHaveMilliseconds,
  severity: 'should',
  sent: 'whose X-TIMESTAMP has milliseconds',
  codes: CODES.success,
  rule: 'ASPI: the table of v1.0.2 prints .SSS, its samples do not',
  fix: 'Take ISO 8601 with three digits of milliseconds as well.',
  call: (tools, service) =>
    tools.call(service, { timestamp: writeTimestamp(tools.now()).replace('+07:00', '.123+07:00') }),
})
