import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

const FIX =
  'The gateway must sign the very text that it sends as X-TIMESTAMP. If code of your own stands in front, it must hand the header on as it came, and never parse and print it anew.'

/** Signed with milliseconds and sent without, or the reverse. */
export const timestampMilliseconds: Rule = {
  name: 'timestamp-milliseconds',
  field: 'timestamp',
  vary: ({ timestamp }) => {
    const [, seconds, fraction, zone] =
      /^([\d-]{10}[T ]\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?$/.exec(timestamp) ?? []
    if (seconds === undefined) return []
    const all = fraction === undefined ? ['.000', '.0', '.000000'] : ['', '.000', fraction.slice(0, 4)]
    return all.map((text) => ({
      change: { timestamp: `${seconds}${text}${zone ?? ''}` },
      cause: `The timestamp was signed ${text === '' ? 'without' : 'with'} milliseconds, as ${quote(`${seconds}${text}${zone ?? ''}`)}, and sent as ${quote(timestamp)}.`,
      fix: FIX,
    }))
  },
}
