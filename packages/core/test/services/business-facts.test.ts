import { describe, expect, it } from 'vitest'
import {
  amount,
  amountOf,
  any,
  date,
  digits,
  list,
  literal,
  number,
  object,
  opaque,
  openObject,
  optional,
  spelled,
  text,
} from '../../src/index.ts'
import { prepareBusinessFacts } from '../../src/services/business-facts.ts'

const TABLE = {
  bill: opaque(20),
  reference: optional(text(10)),
  code: optional(digits(5)),
  kind: optional(literal('VA')),
  paid: optional(amountOf(12)),
  at: optional(date),
  count: optional(number),
  name: spelled(optional(text(10)), 'theName', 'name'),
  inner: optional(object({ rrn: text(12), total: optional(amount), more: openObject })),
  open: optional(openObject),
  whatever: optional(any),
  bills: optional(list(text(10))),
}
const about = (paths: readonly string[], body: object) => prepareBusinessFacts(TABLE, paths)({ ...body })

describe('what a call is about', () => {
  it('is what the handler sees of the named fields, and of no other', () => {
    const body = {
      bill: ' 0012 ',
      reference: 12,
      code: '00012',
      kind: 'VA',
      paid: { value: '10000', currency: 'IDR', note: 'x' },
      at: '2024-01-22',
      count: '3',
      theName: 'Budi',
      secret: 'x',
    }
    expect(about(['bill', 'reference', 'code', 'kind', 'paid', 'at', 'count', 'name'], body)).toEqual({
      bill: '0012',
      reference: '12',
      code: '00012',
      kind: 'VA',
      paid: { value: '10000.00', currency: 'IDR' },
      at: '2024-01-22',
      count: 3,
      name: 'Budi',
    })
    expect(about(['bill', 'bill'], body)).toEqual({ bill: '0012' })
  })

  it.each<[string, string, object]>([
    ['longer than documented, also where that refuses no payment', 'reference', { reference: 'x'.repeat(11) }],
    ['of another form', 'code', { code: '12a' }],
    ['another text', 'kind', { kind: 'QR' }],
    ['an amount of another form', 'paid', { paid: { value: '10,000', currency: 'IDR' } }],
    ['an amount that is too long', 'paid', { paid: { value: '1234567890123', currency: 'IDR' } }],
    ['a text where an amount belongs', 'paid', { paid: '10000.00' }],
    ['an object where a text belongs', 'bill', { bill: { $ne: null } }],
    ['nothing but padding', 'bill', { bill: '   ' }],
    ['null', 'bill', { bill: null }],
    ['a text without a documented length that is long', 'at', { at: 'x'.repeat(256) }],
    ['under the name of another row', 'name', { nome: 'x' }],
    ['what nobody looks at', 'whatever', { whatever: 'x' }],
    ['an object', 'open', { open: { a: 'x' } }],
    ['within an object of which nothing is known', 'open.a', { open: { a: 'x' } }],
    ['a list', 'bills', { bills: ['x'] }],
    ['within a list', 'bills.0', { bills: ['x'] }],
    ['not in the table', 'secret', { secret: 'x' }],
    ['inherited', 'constructor', {}],
    ['__proto__', '__proto__', JSON.parse('{"__proto__":"x"}')],
  ])('is nothing that is %s', (_, path, body) => {
    expect(about([path], body)).toBeUndefined()
  })

  it('goes into objects, each fact by itself', () => {
    expect(about(['inner.rrn', 'inner.total'], { inner: { rrn: 123, total: 'x' } })).toEqual({ 'inner.rrn': '123' })
    expect(about(['inner.total'], { inner: { total: { value: '1', currency: 'IDR' } } })).toEqual({
      'inner.total': { value: '1.00', currency: 'IDR' },
    })
    expect(about(['inner.rrn'], { inner: 'x' })).toBeUndefined()
    expect(about(['inner.more'], { inner: { more: { a: 1 } } })).toBeUndefined()
  })
})
