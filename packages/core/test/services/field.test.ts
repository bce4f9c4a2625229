import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type Amount,
  amount,
  amountOf,
  any,
  date,
  digits,
  type Field,
  type Fields,
  instant,
  list,
  literal,
  number,
  type OpenObject,
  object,
  opaque,
  openObject,
  optional,
  spelled,
  text,
} from '../../src/services/field.ts'

describe('rows', () => {
  it('are plain descriptors', () => {
    const plain = { numbers: true, opaque: false, digits: false }
    expect(text(18)).toEqual({ rule: { kind: 'text', maximum: 18, ...plain }, optional: false })
    expect(text(18, { numbers: false }).rule).toMatchObject({ numbers: false })
    expect(digits(20).rule).toMatchObject({ digits: true, maximum: 20 })
    expect(opaque(8).rule).toMatchObject({ opaque: true, maximum: 8 })
    expect(literal('ALMA').rule).toEqual({ kind: 'literal', value: 'ALMA' })
    expect(amount.rule).toEqual({ kind: 'amount', maximum: 19 })
    expect(amountOf(12).rule).toEqual({ kind: 'amount', maximum: 12 })
    expect(object({ a: date }).rule).toEqual({ kind: 'object', fields: { a: date } })
    expect(openObject.rule).toEqual({ kind: 'object', fields: {} })
    expect(list(number).rule).toEqual({ kind: 'list', of: number, maximum: 1000 })
    expect(list(any, 5).rule).toMatchObject({ maximum: 5 })
    expect(instant.rule).toEqual({ kind: 'instant' })
  })

  it('may be optional and spelled otherwise, in any order', () => {
    const row = spelled(optional(text(64)), 'externalStoreId', 'externalStoreID')
    expect(row).toMatchObject({ optional: true, wireNames: ['externalStoreId', 'externalStoreID'] })
    expect(optional(spelled(text(64), 'externalStoreId', 'externalStoreID'))).toEqual(row)
  })

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '20' as never])('have no maximum of %s', (maximum) => {
    for (const make of [text, digits, opaque, amountOf, (most: number) => list(any, most)]) {
      const message = `a field's maximum is ${maximum}; it must be a whole number above 0.`
      expect(() => make(maximum)).toThrow(expect.objectContaining({ code: 'SERVICE_INVALID', message }))
    }
  })
})

describe('their types', () => {
  interface Request {
    readonly payNo: string
    readonly totalAmount: Amount
    readonly note?: string | undefined
    readonly [field: string]: unknown
  }

  it('name what a handler sees', () => {
    expectTypeOf(text(1)).toEqualTypeOf<Field<string>>()
    expectTypeOf(literal('00')).toEqualTypeOf<Field<'00'>>()
    expectTypeOf(openObject).toEqualTypeOf<Field<OpenObject>>()
    expectTypeOf(list(amount)).toEqualTypeOf<Field<readonly Amount[]>>()
    expectTypeOf(object<{ a: string }>({ a: text(1) })).toEqualTypeOf<Field<{ a: string }>>()
  })

  it('make a missing row, one too many and one of another type not compile', () => {
    const right: Fields<Request> = { payNo: text(20), totalAmount: amount, note: optional(text(10)) }
    // @ts-expect-error: totalAmount has no row
    const missing: Fields<Request> = { payNo: text(20), note: optional(text(10)) }
    // @ts-expect-error: the request has no such field
    const extra: Fields<Request> = { ...right, other: text(1) }
    // @ts-expect-error: an amount is not a number
    const wrong: Fields<Request> = { ...right, totalAmount: number }
    expect([right, missing, extra, wrong]).toHaveLength(4)
  })
})
