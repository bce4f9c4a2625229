import { parseDate } from '@snap-sdk/services'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('parseDate', () => {
  it.each([
    ['2020-12-21T14:56:11+07:00', '2020-12-21T07:56:11.000Z', 'ASPI'],
    ['2020-12-21T07:56:11.000Z', '2020-12-21T07:56:11.000Z', 'DOKU'],
    ['2020-12-21T07:56:11.987654Z', '2020-12-21T07:56:11.987Z', 'more than milliseconds'],
    ['2020-12-21T07:56:11.5Z', '2020-12-21T07:56:11.500Z', 'less than milliseconds'],
    ['20201231T235959Z', '2020-12-31T23:59:59.000Z', "ASPI's samples of 24, 25 and 26"],
    ['2024-10-24T17:25:40+0700', '2024-10-24T10:25:40.000Z', 'Espay'],
    ['20201231T235959+0700', '2020-12-31T16:59:59.000Z', 'basic, with an offset'],
    ['1760087853000', '2025-10-10T09:17:33.000Z', 'DANA'],
    ['2020-12-21T14:56:11-05:30', '2020-12-21T20:26:11.000Z', 'west of Greenwich'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z', 'a leap day'],
    ['2021-01-01T00:30:00+07:00', '2020-12-31T17:30:00.000Z', 'across a year'],
  ])('reads %s', (text, instant) => {
    expect(parseDate(text)?.toISOString()).toBe(instant)
  })

  it.each([
    ['2020-12-21T14:06:21+07:000', "BCA's sample of 75 and 76"],
    ['2020-12-21T14:06:21', 'no zone'],
    ['20201231235959', 'no punctuation: a date, or milliseconds'],
    ['1760087853', 'seconds, or milliseconds of 1970'],
    ['17600878530000', 'milliseconds of the year 2527, or tenths of them'],
    ['0000000000000', 'milliseconds with zeros in front'],
    ['2020-12-21', 'a day'],
    ['2020-12-21 14:06:21+07:00', 'a space'],
    ['2020-12-21t14:06:21z', 'small letters'],
    ['2020-12-21T140621Z', 'half basic'],
    ['2021-02-29T00:00:00Z', 'a day that the year has not'],
    ['2020-13-01T00:00:00Z', 'a month that no year has'],
    ['2020-00-01T00:00:00Z', 'month 0'],
    ['2020-12-00T00:00:00Z', 'day 0'],
    ['2020-12-21T24:00:00Z', 'hour 24'],
    ['2020-12-21T23:60:00Z', 'minute 60'],
    ['2020-12-21T23:59:60Z', 'a leap second'],
    ['2020-12-21T14:06:21+15:00', 'an offset that no zone has'],
    ['2020-12-21T14:06:21+07:60', 'minute 60 of an offset'],
    ['2020-12-21T14:06:21+07', 'an offset in hours'],
    ['2020-12-21T14:06:21.Z', 'no digits behind the point'],
    ['0020-12-21T14:06:21Z', 'the year 20'],
    [' 2020-12-21T14:06:21Z', 'white space'],
    ['2020-12-21T14:06:21Z\n', 'a line end'],
    ['٢٠٢٠-12-21T14:06:21Z', 'other digits'],
    ['', 'nothing'],
  ])('does not guess at %o', (text) => {
    expect(parseDate(text)).toBeUndefined()
  })

  it.each([[undefined], [null], [1760087853000], [{}]])('gives undefined for %o, which types forbid', (value) => {
    expect(parseDate(value as unknown as string)).toBeUndefined()
  })

  it('reads every instant in every spelling', () => {
    const seconds = fc.integer({ min: 1_000_000_000, max: 4_102_444_799 }) // to 2099
    const offset = fc.integer({ min: -12 * 60, max: 14 * 60 })
    fc.assert(
      fc.property(seconds, fc.integer({ min: 0, max: 999 }), offset, (second, millisecond, minutes) => {
        const instant = second * 1000
        const local = new Date(instant + minutes * 60_000).toISOString().slice(0, 19)
        const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) =>
          String(part).padStart(2, '0'),
        )
        const sign = minutes < 0 ? '-' : '+'
        const fraction = `.${String(millisecond).padStart(3, '0')}`
        for (const zone of [`${sign}${hours}:${rest}`, `${sign}${hours}${rest}`]) {
          expect(parseDate(local + zone)?.getTime()).toBe(instant)
          expect(parseDate(local + fraction + zone)?.getTime()).toBe(instant + millisecond)
          expect(parseDate(local.replaceAll(/[-:]/g, '') + zone)?.getTime()).toBe(instant)
        }
        expect(parseDate(new Date(instant + millisecond).toISOString())?.getTime()).toBe(instant + millisecond)
        expect(parseDate(String(instant + millisecond))?.getTime()).toBe(instant + millisecond)
      }),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\dTZ:+.-]{0,30}$/)), (text) => {
        const date = parseDate(text)
        expect(date === undefined || !Number.isNaN(date.getTime())).toBe(true)
      }),
    )
  })
})
