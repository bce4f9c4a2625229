import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, countCharacters, fits, toAmountValue, trimSpaces, valueAt } from '../../src/services/values.ts'

describe('valueAt', () => {
  const values = { rrn: '1', additionalInfo: { rrn: '2', list: [{ a: '3' }], none: null } }

  it.each([
    ['rrn', '1'],
    ['additionalInfo.rrn', '2'],
    ['additionalInfo.list.0.a', '3'],
    ['additionalInfo.none', null],
    ['additionalInfo.none.more', undefined],
    ['rrn.length', undefined],
    ['rrn.0.1', undefined],
    ['absent', undefined],
    ['absent.more', undefined],
    ['constructor', undefined],
    ['additionalInfo.constructor.name', undefined],
    ['toString', undefined],
    ['__proto__.toString', undefined],
  ])('%s is %j', (path, expected) => expect(valueAt(values, path)).toBe(expected))
})

describe('toAmountValue', () => {
  it.each([
    ['10000.00', '10000.00'],
    ['10000', '10000.00'],
    ['010000.00', '10000.00'],
    ['0.50', '0.50'],
    ['.50', undefined],
    ['1a000.00', undefined],
    ['-100.00', undefined],
    ['100.000', undefined],
    [true, undefined],
  ])('%j is %j', (value, expected) => expect(toAmountValue(value)).toBe(expected))
})

describe('canonical', () => {
  it('is one for amounts of one value', () => {
    const idr = (value: unknown) => canonical({ paidAmount: { value, currency: 'IDR' } })
    for (const value of ['10000.0', '10000.00', '0010000', 10000]) expect(idr(value)).toBe(idr('10000'))
    for (const value of ['10000.01', '1000', '-10000', '10000.000', '']) expect(idr(value)).not.toBe(idr('10000'))
    expect(canonical({ value: '1', currency: 'USD' })).not.toBe(canonical({ value: '1', currency: 'IDR' }))
    expect(canonical({ value: '1' })).not.toBe(canonical({ value: '1.00' }))
    expect(canonical({ value: '1', currency: 'IDR', of: 'a' })).not.toBe(canonical({ value: '1', currency: 'IDR' }))
  })

  it('is one for all orders of members, and for absent, null and empty ones', () => {
    expect(canonical({ b: [1, 'x'], a: { d: true, c: false } })).toBe(
      canonical({ a: { c: false, d: true }, b: [1, 'x'] }),
    )
    expect(canonical({ a: '1', b: null, c: undefined, d: '' })).toBe(canonical({ a: '1' }))
    for (const absent of [undefined, null, '']) expect(canonical(absent)).toBe('null')
  })

  it('tells other values apart', () => {
    const values = [
      'a',
      'null',
      1,
      '1',
      true,
      'true',
      [],
      {},
      [null],
      [[]],
      ['a', 'b'],
      ['a,b'],
      { a: 'b' },
      { a: ['b'] },
      null,
    ]
    expect(new Set(values.map(canonical)).size).toBe(values.length)
    expect(canonical(() => 1)).toBe('null')
    const json = fc.jsonValue().filter((value) => !/null|""|"value"|-0/.test(JSON.stringify(value)))
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

describe('toAmountValue', () => {
  it.each([
    ['10000', '10000.00'],
    ['10000.5', '10000.50'],
    ['0', '0.00'],
    ['000', '0.00'],
    ['007.10', '7.10'],
    [10000.5, '10000.50'],
  ])('%s is %s', (value, expected) => expect(toAmountValue(value)).toBe(expected))

  it.each(['', '.5', '5.', '1.000', '10.000,00', '-1', '+1', '1e3', ' 1', '1\n', '０', Number.NaN, 1e21, null, {}, 1n])(
    '%s is not one',
    (value) => expect(toAmountValue(value)).toBeUndefined(),
  )

  it('is linear', () => {
    const start = performance.now()
    toAmountValue(`${'0'.repeat(500_000)}x`)
    toAmountValue('0'.repeat(500_000))
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})

describe('texts', () => {
  it('lose U+0020 at both ends, and nothing else', () => {
    expect(trimSpaces('  088 899 ')).toBe('088 899')
    expect(trimSpaces('\t1\u00a0')).toBe('\t1\u00a0')
    expect(trimSpaces('   ')).toBe('')
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(trimSpaces(text)).toBe(text.replace(/^ +| +$/g, ''))
      }),
    )
  })

  it('count a character outside the basic plane once', () => {
    expect(countCharacters('a😀é')).toBe(3)
    expect(fits('😀😀', 2)).toBe(true)
    expect(fits('😀😀a', 2)).toBe(false)
    expect(fits('abcde', 2)).toBe(false)
  })
})
