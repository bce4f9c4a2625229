import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

const SECONDS = [-1, 1, -2, 2, -3, 3, -4, 4, -5, 5]

/** The clock was read twice: once for the string to sign, once for the header. */
export const timestampTwice: Rule = {
  name: 'timestamp-twice',
  field: 'timestamp',
  vary: ({ timestamp }) => {
    const [, clock, rest] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)((?:Z|[+-]\d\d:\d\d))$/.exec(timestamp) ?? []
    const time = Date.parse(`${clock}Z`)
    if (clock === undefined || Number.isNaN(time)) return []
    return SECONDS.map((seconds) => {
      const text = `${new Date(time + seconds * 1000).toISOString().slice(0, 19)}${rest}`
      return {
        change: { timestamp: text },
        cause: `The string to sign holds ${quote(text)}, and X-TIMESTAMP is ${quote(timestamp)}: the signer read its clock twice.`,
        fix: 'The gateway must make the text of the timestamp once, and both sign and send it. This fails only now and then, when a second passes in between.',
      }
    })
  },
}
