import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

/** The same instant in another writing: seconds since 1970, a blank for the T, an HTTP date. */
export const timestampForm: Rule = {
  name: 'timestamp-form',
  field: 'timestamp',
  vary: ({ timestamp }) => {
    const time = Date.parse(timestamp)
    const instant = Number.isNaN(time)
      ? []
      : [String(time), String(Math.floor(time / 1000)), new Date(time).toUTCString()]
    const texts = [
      ...instant,
      timestamp.replace('T', ' '),
      timestamp.replace(/^(\S+) (\S+)/, '$1T$2'),
      timestamp.replace(/[-:]|\.\d+/g, ''),
      timestamp.toLowerCase(),
      timestamp.slice(0, 16),
      `"${timestamp}"`,
      '',
    ]
    return texts.map((text) => ({
      change: { timestamp: text },
      cause: `The timestamp was signed as ${quote(text)}, and sent as ${quote(timestamp)}.`,
      fix: 'The gateway must sign the very text that it sends as X-TIMESTAMP.',
    }))
  },
}
