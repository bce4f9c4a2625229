import { fail, ok, type Result } from '../result.ts'
import { quoteText } from './quote-text.ts'

const grammar =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:Z|([+-])(0\d|1[0-4])(?::?([0-5]\d))?)$/

/** What else is sent, and which rule it breaks. The first that fits. */
const BROKEN_RULES: readonly { readonly form: RegExp; readonly rule: string }[] = [
  { form: /^$/, rule: 'it is empty' },
  { form: /^\s|\s$/, rule: 'white space stands before or behind it' },
  { form: /, /, rule: 'it came more than once' },
  { form: /^\d{9,}$/, rule: 'a number of seconds or milliseconds is not ISO 8601' },
  { form: /^\d{4}-?W/, rule: 'a week is not a date' },
  { form: /^\d{4}-\d{3}T/, rule: 'a day of the year is not a date' },
  { form: /^\d{1,2}[-/]/, rule: 'the year must come first, with four digits' },
  { form: /^\d{8}/, rule: 'dashes and colons are missing' },
  { form: /^\d{4}-\d{2}-\d{2}[ t]/, rule: 'a capital T must stand between date and time' },
  { form: /T\d{2}:\d{2}(?!:)/, rule: 'the seconds are missing' },
  { form: /,\d/, rule: 'a point must stand before the fraction, not a comma' },
  { form: /\.(?!\d{1,9}(?!\d))/, rule: 'a fraction has 1 to 9 digits' },
  { form: /T[\d:.]+$/, rule: "it has no offset, so that it could be any zone's time" },
  { form: /T[\d:.]+Z$/, rule: 'there is no such day or time' },
  { form: /T[\d:.]+[+-](?:0\d|1[0-4])(?::?[0-5]\d)?$/, rule: 'there is no such day or time' },
  { form: /T[\d:.]+[^\d:.]/, rule: 'its offset must be Z, +07:00, +0700 or +07, at most 14 hours' },
]

const jakartaOffset: number = 7 * 3_600_000
const DAY_MILLISECONDS: number = 24 * 3_600_000

/**
 * Reads a timestamp: ISO 8601 with seconds and an offset, as `2024-01-22T15:00:01+07:00`.
 * What can be read in one way only is accepted, since it is sent: `Z`, `+0700`, `+07`, and 1 to 9 digits of a fraction, of which the
 * milliseconds count. Nothing is guessed: no offset, no comma, no other separator, no 30 February, no second 60.
 *
 * Does *not* check that the instant is near now.
 *
 * @returns The instant, or `TIMESTAMP_MALFORMED` with what came and which rule it breaks. Never throws.
 * @see docs/protocol.md, "Timestamps"
 * @example
 * const parsed = parseTimestamp('2024-01-22T15:00:01+07:00')
 * if (parsed.ok) console.log(parsed.value.getTime())
 */
export function parseTimestamp(text: string): Result<Date> {
  const match = grammar.exec(text)
  if (match === null) return malformed(text)
  const number = (group: number) => Number(match[group] ?? 0)
  const [year, month, day] = [number(1), number(2), number(3)]
  const [hours, minutes, seconds] = [number(4), number(5), number(6)]
  const milliseconds = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3))
  if (month < 1 || day < 1 || hours > 23 || minutes > 59 || seconds > 59) return malformed(text)

  // Date.UTC would take the years 0 to 99 for 1900 to 1999.
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return malformed(text)
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
  const day = Math.floor((date.getTime() + jakartaOffset) / DAY_MILLISECONDS)
  if (day !== latestDay.day) latestDay = { day, text: formatTimestamp(date).slice(0, 10) }
  return latestDay.text
}

/** Most calls of one day stand beside others of it. */
let latestDay: { readonly day: number; readonly text: string } = { day: Number.NaN, text: '' }

/** The first instant after the Jakarta day in which `date` lies. */
export function endOfJakartaDay(date: Date): Date {
  const day = Math.floor((date.getTime() + jakartaOffset) / DAY_MILLISECONDS)
  return new Date((day + 1) * DAY_MILLISECONDS - jakartaOffset)
}

function malformed(text: string): Result<never> {
  const rule = BROKEN_RULES.find(({ form }) => form.test(text))?.rule ?? 'it is not ISO 8601'
  return fail(
    'TIMESTAMP_MALFORMED',
    `${quoteText(text)}: ${rule}. Expected ISO 8601 with seconds and an offset, as in 2024-01-22T15:00:01+07:00`,
  )
}
