import { fail, ok, type Result } from '../result.ts'

const grammar = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{3}))?(?:Z|([+-])(0\d|1[0-4]):([0-5]\d))$/

const jakartaOffset: number = 7 * 3_600_000

/**
 * Reads a timestamp: ISO 8601 with seconds and an offset, as `2024-01-22T15:00:01+07:00`.
 * Milliseconds and `Z` are accepted, since gateways send them. Nothing is guessed: no offset, no other
 * separator, no 30 February, no second 60.
 *
 * Does *not* check that the instant is near now.
 *
 * @returns The instant, or `TIMESTAMP_MALFORMED`. Never throws.
 * @see docs/protocol.md, "Timestamps"
 * @example
 * const parsed = parseTimestamp('2024-01-22T15:00:01+07:00')
 * if (parsed.ok) console.log(parsed.value.getTime())
 */
export function parseTimestamp(text: string): Result<Date> {
  const match = grammar.exec(text)
  if (match === null) return malformed()
  const number = (group: number) => Number(match[group] ?? 0)
  const [year, month, day] = [number(1), number(2), number(3)]
  const [hours, minutes, seconds, milliseconds] = [number(4), number(5), number(6), number(7)]
  if (month < 1 || day < 1 || hours > 23 || minutes > 59 || seconds > 59) return malformed()

  // Date.UTC would take the years 0 to 99 for 1900 to 1999.
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return malformed()
  date.setUTCHours(hours, minutes, seconds, milliseconds)

  const offsetMinutes = Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)
  date.setTime(date.getTime() - (match[8] === '-' ? -1 : 1) * offsetMinutes * 60_000)
  return ok(date)
}

/**
 * Writes an instant the way SNAP does, to the second, in Jakarta's offset: `2024-01-22T15:00:01+07:00`.
 *
 * @throws RangeError for an invalid date, or one outside the years 0000 to 9999 in Jakarta.
 */
export function formatTimestamp(date: Date): string {
  const second = Math.floor(date.getTime() / 1000)
  if (second === latest.second) return latest.text
  const text = new Date(date.getTime() + jakartaOffset).toISOString()
  if (text.length !== 24) throw new RangeError('formatTimestamp: the year has more than four digits')
  latest = { second, text: `${text.slice(0, 19)}+07:00` }
  return latest.text
}

/** Most answers of one second stand beside others of it. */
let latest: { readonly second: number; readonly text: string } = { second: Number.NaN, text: '' }

/** The calendar day of an instant in Jakarta (UTC+7, no daylight saving), as `2024-01-22`: the "same day" of X-EXTERNAL-ID. */
export function toJakartaDay(date: Date): string {
  return formatTimestamp(date).slice(0, 10)
}

/** The first instant after the Jakarta day in which `date` lies. */
export function endOfJakartaDay(date: Date): Date {
  const day = 24 * 3_600_000
  return new Date((Math.floor((date.getTime() + jakartaOffset) / day) + 1) * day - jakartaOffset)
}

function malformed(): Result<never> {
  return fail('TIMESTAMP_MALFORMED', 'not ISO 8601 with seconds and an offset, as in 2024-01-22T15:00:01+07:00')
}
