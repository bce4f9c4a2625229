import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

/** The query left out of the string to sign, sorted, or signed where it was not sent. */
export const pathQuery: Rule = {
  name: 'path-query',
  field: 'path',
  vary: ({ path }, { call }) => {
    const [before = '', ...behind] = path.split('?')
    const query = behind.join('?')
    const sorted = query.split('&').sort().join('&')
    const [, sentQuery] = call.target.split(/\?(.*)/s)
    const readings: readonly (readonly [text: string, cause: string])[] = [
      [before, 'without the query'],
      [`${before}?`, 'with an empty query'],
      [`${before}?${sorted}`, 'with the query sorted'],
      [`${before}?${decode(query)}`, 'with the query decoded'],
      [sentQuery === undefined ? path : `${before}?${sentQuery}`, 'with the query'],
    ]
    return readings.map(([text, what]) => ({
      change: { path: text },
      cause: `The gateway signed the path ${what}: ${quote(text)}. It was verified as ${quote(path)}.`,
      fix: 'The standard signs the relative path with its query, as it is sent, and so does snap-sdk. The gateway must do so too, or call without a query.',
    }))
  },
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
