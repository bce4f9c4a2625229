import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ZodMiniType } from 'zod/mini'
import { amount, answerAmount, inferredAmount, inferredText, instant, text } from '../src/field-schemas.ts'

/** What the schema makes of a value, or the paths that it refuses. */
function read(schema: ZodMiniType, value: unknown): { value: unknown } | { refused: string[] } {
  const result = schema.safeParse(value)
  return result.success ? { value: result.data } : { refused: result.error.issues.map(({ path }) => path.join('.')) }
}

describe('text', () => {
  it.each([['a'], ['abcd'], ['    '], ['0087'], ['é€ñ漢']])('takes %o as it is', (value) => {
    expect(read(text(4), value)).toStrictEqual({ value })
  })

  it.each([[''], ['abcde'], [1], [null], [undefined], [true], [{}], [['a']]])('refuses %o', (value) => {
    expect(read(text(4), value)).toStrictEqual({ refused: [''] })
  })
})

describe('inferredText', () => {
  it.each([[undefined], [null], ['']])('reads %o as absent', (value) => {
    expect(read(inferredText, value)).toStrictEqual({ value: undefined })
  })

  it.each([
    ['a', 'a'],
    ['x'.repeat(1000), 'x'.repeat(1000)],
    [0, '0'],
    [-7, '-7'],
    [9_007_199_254_740_991, '9007199254740991'],
  ])('reads %o as text', (value, written) => {
    expect(read(inferredText, value)).toStrictEqual({ value: written })
  })

  it('refuses a number that JavaScript has rounded: it would be another identifier', () => {
    expect(read(inferredText, JSON.parse('41807553358950093184'))).toStrictEqual({ refused: [''] })
    expect(JSON.parse('41807553358950093184')).toBe(JSON.parse('41807553358950093185'))
  })

  it.each([[1.5], [1e21], [true], [{}], [[]]])('refuses %o', (value) => {
    expect(read(inferredText, value)).toStrictEqual({ refused: [''] })
  })
})

describe('amount', () => {
  it.each([
    ['10000.00', '10000.00'],
    ['10000', '10000.00'],
    ['10000.5', '10000.50'],
    ['00010000', '10000.00'],
    [10000, '10000.00'],
    [10000.5, '10000.50'],
    [JSON.parse('1e4'), '10000.00'],
    [0, '0.00'],
    ['999999999.99', '999999999.99'],
  ])('reads the value %o as %s', (value, written) => {
    expect(read(amount, { value, currency: 'IDR' })).toStrictEqual({ value: { value: written, currency: 'IDR' } })
  })

  it.each([
    ['ABCDEF'],
    ['-1'],
    [-1],
    ['1,000.00'],
    ['10.000'],
    [0.001],
    ['1000000000'],
    [1e9],
    [JSON.parse('1e999')],
    [''],
    [null],
    [undefined],
    [true],
    [{}],
  ])('refuses the value %o and names it', (value) => {
    expect(read(amount, { value, currency: 'IDR' })).toStrictEqual({ refused: ['value'] })
  })

  it.each([['ID'], ['IDRX'], [''], [360], [null], [undefined]])('refuses the currency %o and names it', (currency) => {
    expect(read(amount, { value: '1', currency })).toStrictEqual({ refused: ['currency'] })
  })

  it.each([['10000.00'], [10000], [null], [undefined], [['10000.00']]])('refuses %o, which is no object', (value) => {
    expect('refused' in read(amount, value)).toBe(true)
  })

  it('keeps its unknown fields in a request, and only its documented ones in an answer', () => {
    const sent = { value: 1, currency: 'IDR', unit: 'sen' }
    expect(read(amount, sent)).toStrictEqual({ value: { value: '1.00', currency: 'IDR', unit: 'sen' } })
    expect(read(answerAmount, sent)).toStrictEqual({ value: { value: '1.00', currency: 'IDR' } })
  })
})

describe('inferredAmount', () => {
  it.each([[undefined], [null]])('reads %o as absent', (value) => {
    expect(read(inferredAmount, value)).toStrictEqual({ value: undefined })
  })

  it('reads an amount, and refuses what is none', () => {
    expect(read(inferredAmount, { value: 1, currency: 'IDR' })).toStrictEqual({
      value: { value: '1.00', currency: 'IDR' },
    })
    expect(read(inferredAmount, { value: 'x', currency: 'IDR' })).toStrictEqual({ refused: ['value'] })
  })
})

describe('instant', () => {
  it.each([
    [new Date('2024-07-03T05:08:56Z'), '2024-07-03T12:08:56+07:00'],
    [new Date('2024-07-03T05:08:56.999Z'), '2024-07-03T12:08:56+07:00'],
    ['2024-07-03T12:08:56+07:00', '2024-07-03T12:08:56+07:00'],
    ['2024-07-03T05:08:56Z', '2024-07-03T12:08:56+07:00'],
    ['2024-07-03T20:08:56.123Z', '2024-07-04T03:08:56+07:00'],
    ['2024-07-03T14:08:56+09:00', '2024-07-03T12:08:56+07:00'],
  ])('writes %o as %s', (value, written) => {
    expect(read(instant, value)).toStrictEqual({ value: written })
  })

  it.each([
    ['no offset', '2024-07-03T12:08:56'],
    ['no time', '2024-07-03'],
    ['30 February', '2024-02-30T12:08:56+07:00'],
    ['nothing', ''],
    ['a number', 1_720_000_000_000],
    ['null', null],
    ['an invalid date', new Date(Number.NaN)],
    ['a year above 9999', new Date(8.64e15)],
    ['a year above 9999 in Jakarta', '9999-12-31T23:59:59Z'],
    ['a year below 0', new Date(-8.64e15)],
  ])('refuses %s', (_, value) => {
    expect(read(instant, value)).toStrictEqual({ refused: [''] })
  })

  it('keeps the instant, to the second', () => {
    const date = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(date, (value) => {
        const written = instant.parse(value)
        expect(written).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/)
        expect(Date.parse(written)).toBe(Math.floor(value.getTime() / 1000) * 1000)
      }),
    )
  })
})

it('no schema throws, whatever the value', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      for (const schema of [text(4), inferredText, amount, inferredAmount, answerAmount, instant]) read(schema, value)
    }),
  )
})
