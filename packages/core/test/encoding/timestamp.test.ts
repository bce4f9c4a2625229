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
    '2024-01-22T15:00:01+0700',
    '2024-01-22T15:00:01+07',
    '2024-01-22T15:00:01+15:00',
    '2024-01-22T15:00:01+07:60',
    '2024-01-22T15:00:01z',
    '2024-01-22t15:00:01Z',
    '2024-01-22 15:00:01+07:00',
    '2024-01-22T15:00+07:00',
    '2024-01-22T15:00:01.1+07:00',
    '2024-01-22T15:00:01.1234+07:00',
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
