import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOfJakartaDay, toJakartaDay } from '../../src/encoding/timestamp.ts'
import { formatTimestamp, parseTimestamp } from '../../src/index.ts'

const first = new Date('0000-01-01T00:00:00+07:00')
const last = new Date('9999-12-31T23:59:59.999+07:00')
const anyDate = fc.date({ min: first, max: last, noInvalidDate: true })

const read = (text: string) => {
  const parsed = parseTimestamp(text)
  return parsed.ok ? parsed.value.toISOString() : parsed.failure.code
}

describe('parseTimestamp', () => {
  it('reads what formatTimestamp writes, to the second', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const parsed = parseTimestamp(formatTimestamp(date))
        expect(parsed.ok && parsed.value.getTime()).toBe(Math.floor(date.getTime() / 1000) * 1000)
      }),
    )
  })

  it('agrees with Date on every offset', () => {
    const offset = fc.tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 59 }))
    fc.assert(
      fc.property(anyDate, offset, (date, [sign, hours, minutes]) => {
        const zone = `${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
        const text = date.toISOString().replace('Z', zone)
        if (text.length === 29) expect(read(text)).toBe(new Date(text).toISOString())
      }),
    )
  })

  it.each([
    ['the page’s sample', '2024-01-22T15:00:01+07:00', '2024-01-22T08:00:01.000Z'],
    ['milliseconds', '2024-03-05T10:37:16.196+07:00', '2024-03-05T03:37:16.196Z'],
    ['Z', '2024-03-05T10:37:16Z', '2024-03-05T10:37:16.000Z'],
    ['Z with milliseconds', '2024-03-05T10:37:16.196Z', '2024-03-05T10:37:16.196Z'],
    ['an offset west of Greenwich', '2024-03-05T10:37:16-03:30', '2024-03-05T14:07:16.000Z'],
    ['an offset without a colon', '2024-01-22T15:00:01+0700', '2024-01-22T08:00:01.000Z'],
    ['an offset of hours', '2024-01-22T15:00:01+07', '2024-01-22T08:00:01.000Z'],
    ['one digit of a fraction', '2024-01-22T15:00:01.1+07:00', '2024-01-22T08:00:01.100Z'],
    ['nine digits of a fraction', '2024-01-22T15:00:01.123999999Z', '2024-01-22T15:00:01.123Z'],
    ['a leap day', '2024-02-29T00:00:00+07:00', '2024-02-28T17:00:00.000Z'],
    ['a year before 100', '0050-01-01T00:00:00Z', '0050-01-01T00:00:00.000Z'],
  ])('takes %s', (_, text, iso) => {
    expect(read(text)).toBe(iso)
  })

  it.each([
    '2024-02-30T00:00:00+07:00',
    '2023-02-29T00:00:00+07:00',
    '2024-04-31T00:00:00+07:00',
    '2024-00-01T00:00:00+07:00',
    '2024-13-01T00:00:00+07:00',
    '2024-01-00T00:00:00+07:00',
    '2024-01-32T00:00:00+07:00',
    '2024-01-01T24:00:00+07:00',
    '2024-01-01T23:60:00+07:00',
    '2024-01-01T23:59:60+07:00',
    '2024-01-22T15:00:01',
    '2024-01-22T15:00:01+7',
    '2024-01-22T15:00:01+070',
    '2024-01-22T15:00:01+07:00:00',
    '2024-01-22T15:00:01 WIB',
    '24-01-22T15:00:01+07:00',
    '2024-W04-1T15:00:01+07:00',
    '2024-022T15:00:01+07:00',
    '2024-01-22T15:00:01+15:00',
    '2024-01-22T15:00:01+07:60',
    '2024-01-22T15:00:01z',
    '2024-01-22t15:00:01Z',
    '2024-01-22 15:00:01+07:00',
    '2024-01-22T15:00+07:00',
    '2024-01-22T15:00:01.+07:00',
    '2024-01-22T15:00:01.1234567890+07:00',
    '2024-01-22T15:00:01,123+07:00',
    '20240122T150001+07:00',
    '+02024-01-22T15:00:01+07:00',
    ' 2024-01-22T15:00:01+07:00',
    '2024-01-22T15:00:01+07:00\n',
    '２０２４-01-22T15:00:01+07:00',
    '2024-01-22T15:00:01+07:00, 2024-01-22T15:00:01+07:00',
    '1705910401',
    '',
  ])('refuses %j', (text) => {
    expect(read(text)).toBe('TIMESTAMP_MALFORMED')
  })

  it.each([
    ['', '"": it is empty.'],
    ['2024-01-22T15:00:01', '"2024-01-22T15:00:01": it has no offset, so that it could be any zone\'s time.'],
    ['2024-01-22T15:00:01,123+07:00', 'a point must stand before the fraction, not a comma.'],
    ['24-01-22T15:00:01+07:00', 'the year must come first, with four digits.'],
    ['22/01/2024 15:00:01', 'the year must come first, with four digits.'],
    ['2024-W04-1T15:00:01+07:00', 'a week is not a date.'],
    ['2024-022T15:00:01+07:00', 'a day of the year is not a date.'],
    ['20240122T150001+07:00', 'dashes and colons are missing.'],
    ['1705910401', 'a number of seconds or milliseconds is not ISO 8601.'],
    ['2024-01-22 15:00:01+07:00', 'a capital T must stand between date and time.'],
    ['2024-01-22T15:00+07:00', 'the seconds are missing.'],
    ['2024-02-30T15:00:01+07:00', 'there is no such day or time.'],
    ['2024-01-22T24:00:00Z', 'there is no such day or time.'],
    ['2024-01-22T15:00:01+15:00', 'its offset must be Z, +07:00, +0700 or +07, at most 14 hours.'],
    ['2024-01-22T15:00:01 WIB', 'its offset must be Z, +07:00, +0700 or +07, at most 14 hours.'],
    ['2024-01-22T15:00:01.1234567890Z', 'a fraction has 1 to 9 digits.'],
    ['2024-01-22T15:00:01Z, 2024-01-22T15:00:01Z', 'it came more than once.'],
    [' 2024-01-22T15:00:01Z', 'white space stands before or behind it.'],
    ['yesterday', '"yesterday": it is not ISO 8601.'],
    ['x'.repeat(100), `"${'x'.repeat(40)}…": it is not ISO 8601.`],
  ])('says of %j which rule it breaks', (text, rule) => {
    const parsed = parseTimestamp(text)
    const message = parsed.ok ? '' : parsed.failure.message
    expect(message).toContain(rule)
    expect(message).toMatch(/ Expected ISO 8601 with seconds and an offset, as in 2024-01-22T15:00:01\+07:00$/)
  })

  it('reads one instant in each spelling of it, and no other', () => {
    const fraction = fc.stringMatching(/^(?:\.\d{1,9})?$/)
    const offset = fc.tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 14 }))
    fc.assert(
      fc.property(anyDate, fraction, offset, (date, digits, [sign, hours]) => {
        const start = `${date.toISOString().slice(0, 19)}${digits}`
        const zone = `${sign}${String(hours).padStart(2, '0')}`
        if (date.toISOString().length !== 24) return
        const instants = [`${zone}:00`, `${zone}00`, zone].map((each) => read(start + each))
        const milliseconds = digits.slice(1, 4).padEnd(3, '0')
        expect(new Set(instants)).toEqual(
          new Set([new Date(`${start.slice(0, 19)}.${milliseconds}${zone}:00`).toISOString()]),
        )
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-:+.TZ ') }), (text) => void read(text)))
  })
})

describe('formatTimestamp', () => {
  it('writes Jakarta’s time to the second', () => {
    expect(formatTimestamp(new Date('2024-01-22T08:00:01.999Z'))).toBe('2024-01-22T15:00:01+07:00')
  })

  it.each([
    ['an invalid date', new Date(Number.NaN)],
    ['a year above 9999', new Date(last.getTime() + 1)],
    ['a year below 0', new Date(first.getTime() - 1)],
  ])('throws a RangeError for %s', (_, date) => {
    expect(() => formatTimestamp(date)).toThrow(RangeError)
  })
})

describe('the Jakarta day', () => {
  it.each([
    ['2024-01-22T16:59:59.999Z', '2024-01-22', '2024-01-22T17:00:00.000Z'],
    ['2024-01-22T17:00:00.000Z', '2024-01-23', '2024-01-23T17:00:00.000Z'],
    ['1969-12-31T16:59:59.000Z', '1969-12-31', '1969-12-31T17:00:00.000Z'],
  ])('of %s is %s and ends at %s', (text, day, end) => {
    expect(toJakartaDay(new Date(text))).toBe(day)
    expect(endOfJakartaDay(new Date(text)).toISOString()).toBe(end)
  })

  it('ends one instant after its last', () => {
    fc.assert(
      fc.property(fc.date({ min: first, max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true }), (date) => {
        const end = endOfJakartaDay(date)
        expect(toJakartaDay(new Date(end.getTime() - 1))).toBe(toJakartaDay(date))
        expect(toJakartaDay(end)).not.toBe(toJakartaDay(date))
      }),
    )
  })
})
