import { quote } from '../quote.ts'
import type { Rule } from '../rule.ts'

const FORM = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/
const JAKARTA_MILLISECONDS = 7 * 3_600_000

/** UTC stamped as `+07:00`, `Z` for `+07:00`, and what else goes wrong between two zones. */
export const timestampZone: Rule = {
  name: 'timestamp-zone',
  field: 'timestamp',
  vary: ({ timestamp }) => {
    const [, clock, fraction = '', zone] = FORM.exec(timestamp) ?? []
    if (clock === undefined) return []
    const shift = (milliseconds: number): string | undefined => {
      const time = Date.parse(`${clock}Z`) + milliseconds
      return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 19)
    }
    const behind = shift(-JAKARTA_MILLISECONDS)
    const ahead = shift(JAKARTA_MILLISECONDS)
    const readings: readonly (readonly [text: string, cause: string])[] = [
      [`${behind}${fraction}${zone}`, `UTC's clock was stamped ${zone} in the string to sign`],
      [`${ahead}${fraction}${zone}`, `Jakarta's clock was stamped ${zone} in the string to sign`],
      [`${behind}${fraction}Z`, 'The timestamp was signed in UTC with Z'],
      [`${ahead}${fraction}+07:00`, "The timestamp was signed in Jakarta's time"],
      [`${clock}${fraction}Z`, 'The zone was replaced by Z, and the clock left as it was, in the string to sign'],
      [
        `${clock}${fraction}+07:00`,
        'The zone was replaced by +07:00, and the clock left as it was, in the string to sign',
      ],
      [`${clock}${fraction}`, 'The timestamp was signed without its zone'],
      [`${clock}${fraction}+0700`, 'The timestamp was signed with the zone as +0700'],
      [`${clock}${fraction} 07:00`, 'The + of the zone was read as a blank, as in a query,'],
    ]
    return readings
      .filter(([text]) => !text.startsWith('undefined'))
      .map(([text, what]) => ({
        change: { timestamp: text },
        cause: `${what}: signed ${quote(text)}, sent ${quote(timestamp)}.`,
        fix: 'The gateway must make the text of the timestamp once, in +07:00 from a clock that knows its zone, and both sign and send that text.',
      }))
  },
}
