/** ISO 8601, extended, with an offset: `2020-12-21T14:56:11+07:00`, `…11.000Z`, `…11+0700`. */
const EXTENDED = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:Z|([+-])(\d{2}):?(\d{2}))$/
/** ISO 8601, basic, with an offset: `20201231T235959Z`. */
const BASIC = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(?:\.(\d{1,9}))?(?:Z|([+-])(\d{2}):?(\d{2}))$/
/** Milliseconds since 1970, of the years 2001 to 2286. Fewer digits may be seconds, more a date without punctuation. */
const EPOCH_MILLISECONDS = /^[1-9]\d{12}$/

/**
 * Reads a date of a request's body, in the spellings that gateways use:
 *
 * - `2020-12-21T14:56:11+07:00`, the standard's
 * - the same with a fraction of a second: `2020-12-21T07:56:11.000Z` (DOKU)
 * - `20201231T235959Z`, the basic form of the standard's own samples
 * - a zone without a colon: `2024-10-24T17:25:40+0700` (Espay)
 * - milliseconds since 1970 as text: `1760087853000` (DANA)
 *
 * Nothing is guessed: a date without a zone, one that no calendar has, and one such as `2020-12-21T14:06:21+07:000` (BCA's sample for
 * services 75 and 76) are `undefined`. Does *not* read X-TIMESTAMP, whose form is stricter.
 *
 * @see ASPI, services 24, 25, 34, 56; docs of DOKU, Espay, DANA
 * @example
 * const paidAt = ({ trxDateTime }: VaPaymentRequest): Date => parseDate(trxDateTime ?? '') ?? new Date()
 */
export function parseDate(text: string): Date | undefined {
  if (typeof text !== 'string') return undefined
  if (EPOCH_MILLISECONDS.test(text)) return new Date(Number(text))
  const match = EXTENDED.exec(text) ?? BASIC.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second, fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] = match
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'))
  const parts = [year, month, day, hour, minute, second].map(Number)
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = parts
  const local = new Date(Date.UTC(y, mo - 1, d, h, mi, s, milliseconds))
  const read = [
    local.getUTCFullYear(),
    local.getUTCMonth() + 1,
    local.getUTCDate(),
    local.getUTCHours(),
    local.getUTCMinutes(),
    local.getUTCSeconds(),
  ]
  if (read.some((part, index) => part !== parts[index])) return undefined
  if (Number(offsetHours) > 14 || Number(offsetMinutes) > 59) return undefined
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000
  return new Date(local.getTime() - (sign === '-' ? -offset : offset))
}
