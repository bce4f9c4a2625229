import type { Amount } from '@snap-sdk/core'
import { type AmountLike, amount, rupiah, sameAmount } from '@snap-sdk/services'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'

const LARGEST_SEN = 99_999_999_999_999 // of which a number can tell each from its neighbours
const sen = fc.integer({ min: 0, max: LARGEST_SEN })

/** Written with integers alone, so that it shares no arithmetic with the code. */
function write(amountInSen: number): string {
  const digits = String(amountInSen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Every spelling of one amount that may arrive. */
function spellings(amountInSen: number): AmountLike[] {
  const text = write(amountInSen)
  const all: AmountLike[] = [text, `00${text}`, Number(text), { value: text, currency: 'IDR' }, rupiah(text)]
  if (text.endsWith('0')) all.push(text.slice(0, -1))
  if (text.endsWith('.00')) all.push(text.slice(0, -3), BigInt(text.slice(0, -3)))
  return all
}

describe('rupiah', () => {
  it.each([
    [10000, '10000.00'],
    [0, '0.00'],
    [-0, '0.00'],
    [10000.5, '10000.50'],
    [10000.05, '10000.05'],
    [10000n, '10000.00'],
    ['10000', '10000.00'],
    ['10000.5', '10000.50'],
    ['00010000.00', '10000.00'],
    [999999999.99, '999999999.99'],
    ['9999999999999999.99', '9999999999999999.99'],
    [9999999999999999n, '9999999999999999.00'],
    [9_007_199_254_740_991, '9007199254740991.00'],
  ])('writes %o as %s', (value, written) => {
    expect(rupiah(value)).toStrictEqual({ value: written, currency: 'IDR' })
  })

  it.each([
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a negative number', -1],
    ['a negative bigint', -1n],
    ['a negative text', '-1.00'],
    ['a fraction of a sen', 0.001],
    ['what binary arithmetic left behind', 0.1 + 0.2],
    ['three decimals: ten thousand in Indonesia, ten elsewhere', '10.000'],
    ['a comma', '10000,00'],
    ['a currency sign', 'Rp10000'],
    ['an exponent', '1e4'],
    ['white space', ' 10000'],
    ['a line end', '10000\n'],
    ['nothing', ''],
    ['a point without decimals', '10000.'],
    ['no whole part', '.50'],
    ['other digits', '١٠'],
    ['17 digits', '10000000000000000'],
    ['17 digits, as a bigint', 10_000_000_000_000_000n],
    ['a number that is not exact', 9_007_199_254_740_992],
    ['a number whose sen are not exact', 900_719_925_474_099.5],
    ['a number with an exponent', 1e21],
  ])('throws on %s', (_, value) => {
    expect(() => rupiah(value)).toThrow(RangeError)
  })

  it.each([[null], [undefined], [true], [{}], [[10000]]])('throws on %o, which types forbid', (value) => {
    expect(() => rupiah(value as unknown as string)).toThrow(RangeError)
  })

  it('comes back from every spelling as it was', () => {
    fc.assert(
      fc.property(sen, (amount) => {
        const written = write(amount)
        expect(rupiah(written).value).toBe(written)
        expect(rupiah(Number(written)).value).toBe(written)
        expect(rupiah(rupiah(written).value)).toStrictEqual(rupiah(written))
      }),
    )
  })

  it('refuses every number that is no whole count of sen', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const isWhole = value >= 0 && value <= Number.MAX_SAFE_INTEGER / 100 && Number(value.toFixed(2)) === value
        if (isWhole) expect(rupiah(value).value).toBe(value.toFixed(2).replace('-', ''))
        else if (!Number.isSafeInteger(value)) expect(() => rupiah(value)).toThrow(RangeError)
      }),
    )
  })

  it('is typed as an Amount in rupiah', () => {
    expectTypeOf(rupiah(1)).toEqualTypeOf<{ value: string; currency: 'IDR' }>()
    expectTypeOf(rupiah(1)).toExtend<Amount>()
  })
})

describe('amount', () => {
  it('writes two places in any currency', () => {
    expect(amount('12.5', 'USD')).toStrictEqual({ value: '12.50', currency: 'USD' })
    expect(amount(1000, 'JPY')).toStrictEqual({ value: '1000.00', currency: 'JPY' })
  })

  it.each(['usd', 'US', 'USDT', '', 'U$D', 'IDR '])('throws on the currency %o', (currency) => {
    expect(() => amount(1, currency)).toThrow(RangeError)
  })

  it('throws on what is not an amount, and names itself', () => {
    expect(() => amount('1.000', 'USD')).toThrow('amount(1.000): not an amount')
    expect(() => rupiah('1.000')).toThrow('rupiah(1.000): not an amount')
  })

  it('keeps the currency in its type', () => {
    expectTypeOf(amount(1, 'USD')).toEqualTypeOf<{ value: string; currency: 'USD' }>()
    expectTypeOf(amount(1, 'USD')).toExtend<Amount>()
  })
})

describe('sameAmount', () => {
  it('compares by value, whatever the spelling', () => {
    fc.assert(
      fc.property(sen, sen, (a, b) => {
        for (const left of spellings(a)) for (const right of spellings(b)) expect(sameAmount(left, right)).toBe(a === b)
      }),
    )
  })

  it('finds every two spellings of one amount the same', () => {
    fc.assert(
      fc.property(sen, (amount) => {
        const all = spellings(amount)
        for (const left of all) for (const right of all) expect(sameAmount(left, right)).toBe(true)
      }),
    )
  })

  it('is an equivalence on amounts', () => {
    const amount = fc.oneof(
      fc.constantFrom<AmountLike>(1, '1', '1.0', '1.00', '01', 1n, 2, '2.5'),
      fc.record({ value: fc.constantFrom('1', '1.00', '2'), currency: fc.constantFrom('IDR', 'USD') }),
    )
    fc.assert(
      fc.property(amount, amount, amount, (a, b, c) => {
        expect(sameAmount(a, a)).toBe(true)
        expect(sameAmount(a, b)).toBe(sameAmount(b, a))
        if (sameAmount(a, b) && sameAmount(b, c)) expect(sameAmount(a, c)).toBe(true)
      }),
    )
  })

  it('never throws, and never finds what is no amount the same as anything', () => {
    const anything = fc.anything() as fc.Arbitrary<AmountLike>
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        expect(sameAmount(a, b)).toBeTypeOf('boolean')
        expect(sameAmount(Number.NaN, a)).toBe(false)
        expect(sameAmount(a, '1.000')).toBe(false)
      }),
    )
  })

  it('tells currencies apart; what is bare is rupiah', () => {
    expect(sameAmount({ value: '1', currency: 'USD' }, { value: '1', currency: 'IDR' })).toBe(false)
    expect(sameAmount({ value: '1', currency: 'USD' }, { value: '1.00', currency: 'USD' })).toBe(true)
    expect(sameAmount(1, { value: '1', currency: 'IDR' })).toBe(true)
    expect(sameAmount(1, { value: '1', currency: 'USD' })).toBe(false)
  })

  it('compares amounts of any length', () => {
    expect(sameAmount('100000000000000000000', 100_000_000_000_000_000_000n)).toBe(true)
    expect(sameAmount('100000000000000000000', 100_000_000_000_000_000_001n)).toBe(false)
  })

  it('finds a number that is not exact the same as nothing', () => {
    expect(sameAmount(9_007_199_254_740_992, 9_007_199_254_740_992)).toBe(false)
  })
})
