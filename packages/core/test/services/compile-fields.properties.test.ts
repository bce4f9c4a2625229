import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileFields } from '../../src/services/compile-fields.ts'
import {
  amount,
  any,
  date,
  digits,
  type Field,
  type FieldTable,
  list,
  literal,
  number,
  object,
  opaque,
  openObject,
  optional,
  spelled,
  text,
} from '../../src/services/field.ts'
import { parseBody } from '../../src/services/parse-body.ts'
import { canonical } from '../../src/services/values.ts'
import { bodiesFor } from '../support/arbitrary-bodies.ts'
import { expectPlain } from '../support/expect-plain.ts'

const names = fc.constantFrom('a', 'b', 'c', 'd', 'value', 'currency', 'constructor', '__proto__')

const { row } = fc.letrec<{ row: Field; table: FieldTable }>((tie) => ({
  table: fc.dictionary(
    names.filter((name) => name !== '__proto__'),
    tie('row'),
    { maxKeys: 4 },
  ),
  row: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Field[]>(text(3), digits(3), opaque(3), literal('a'), date, number, amount, openObject, any),
    tie('row').map((of) => optional(of)),
    fc.tuple(tie('row'), names).map(([of, name]) => spelled(of, name)),
    tie('row').map((of) => list(of, 2)),
    tie('table').map((fields) => object(fields as never)),
  ),
}))
const tables = fc.dictionary(
  names.filter((name) => name !== '__proto__'),
  row,
  { maxKeys: 5 },
) as fc.Arbitrary<FieldTable>

const leaf = fc.oneof(
  fc.constantFrom<unknown[]>(
    '',
    ' ',
    ' 1 ',
    '00',
    'a',
    '10000',
    '1.5',
    'IDR',
    null,
    0,
    -1,
    1.5,
    true,
    undefined,
    {},
    [],
  ),
  fc.constant({ value: '10000.0', currency: 'IDR' }),
  fc.anything(),
)
const values = fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), fc.dictionary(names, leaf, { maxKeys: 4 }))
const bodies = fc.dictionary(names, values, { maxKeys: 6 })

describe('a compiled table', () => {
  it('sees, refuses, echoes and writes what a plain interpretation of it does', () => {
    fc.assert(
      fc.property(tables, bodies, (table, body) => expectPlain(table)(body)),
      { numRuns: 300 },
    )
    const tablesAndBodies = tables.chain((table) => fc.tuple(fc.constant(table), bodiesFor(table), bodiesFor(table, 1)))
    fc.assert(
      fc.property(tablesAndBodies, ([table, ...some]) => some.forEach(expectPlain(table))),
      { numRuns: 40 },
    )
  })
})

describe('whatever comes', () => {
  it('is read, peeked at and echoed without a throw, and accepted with all that the table does not name', () => {
    fc.assert(
      fc.property(tables, bodies, (table, body) => {
        const fields = compileFields(table)
        const { values: peeked } = fields.peek(body)
        const read = fields.read(body)
        const received = fields.received(body)
        fields.receivedAsSpelled(body)
        fields.write(body)

        const named = new Set([
          '__proto__',
          ...Object.entries(table).flatMap(([name, { wireNames = [] }]) => [name, ...wireNames]),
        ])
        for (const name of Object.keys(body).filter((each) => !named.has(each))) {
          expect(peeked[name]).toBe(body[name])
          if (read.ok) expect(read.value[name]).toBe(body[name])
          expect(Object.hasOwn(received, name)).toBe(false)
        }
        expect(Object.getPrototypeOf(peeked)).toBe(Object.prototype)
        if (read.ok) expect(Object.getPrototypeOf(read.value)).toBe(Object.prototype)
        else
          expect(read.failure).toMatchObject({ code: /^FIELD_(MISSING|INVALID)$/, field: expect.any(String) } as never)
      }),
      { numRuns: 2000 },
    )
  })

  it('that is null or empty is as absent', () => {
    fc.assert(
      fc.property(tables, bodies, names, fc.constantFrom(null, '', undefined), (table, body, name, nothing) => {
        fc.pre(name !== '__proto__' && Object.hasOwn(table, name))
        const { [name]: _, ...without } = body
        const fields = compileFields(table)
        expect(fields.read({ ...without, [name]: nothing })).toEqual(fields.read(without))
        expect(fields.peek({ ...without, [name]: nothing })).toEqual(fields.peek(without))
        expect(fields.received({ ...without, [name]: nothing })).toEqual(fields.received(without))
      }),
    )
  })

  it('and is accepted, has in peek what the handler sees', () => {
    fc.assert(
      fc.property(tables, bodies, (table, body) => {
        const fields = compileFields(table)
        const read = fields.read(body)
        fc.pre(read.ok)
        const { values: peeked } = fields.peek(body)
        for (const [name, field] of Object.entries(table)) {
          const isPlain = field.rule.kind !== 'object' && field.rule.kind !== 'list'
          if (isPlain && Object.hasOwn(read.value, name)) expect(peeked[name]).toEqual(read.value[name])
        }
      }),
    )
  })
})

describe('a padded number', () => {
  it('is seen without U+0020 at its ends, and echoed as received', () => {
    const { read, received, peek } = compileFields({ customerNo: opaque(20) })
    const core = fc.string({ minLength: 1, maxLength: 20 }).filter((each) => each === each.replace(/^ +| +$/g, ''))
    fc.assert(
      fc.property(fc.nat(9), core, fc.nat(9), (before, customerNo, after) => {
        const padded = ' '.repeat(before) + customerNo + ' '.repeat(after)
        expect(read({ customerNo: padded })).toEqual({ ok: true, value: { customerNo } })
        expect(peek({ customerNo: padded })).toEqual({ values: { customerNo }, isRight: true })
        expect(received({ customerNo: padded })).toEqual({ customerNo: padded })
      }),
    )
  })

  it('of 20 digits without quotes keeps them', () => {
    const { read } = compileFields({ customerNo: opaque(20) })
    fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 19n, max: 10n ** 20n - 1n }), (customerNo) => {
        const parsed = parseBody(new TextEncoder().encode(`{ "customerNo" :${customerNo}}`))
        expect(parsed.ok && read(parsed.value)).toEqual({ ok: true, value: { customerNo: String(customerNo) } })
      }),
    )
  })
})

describe('an amount', () => {
  it('is the same in each of its spellings', () => {
    const { peek, read } = compileFields({ paidAmount: amount })
    fc.assert(
      fc.property(fc.nat(), fc.nat(99), fc.nat(3), (whole, cents, zeros) => {
        const places = String(cents).padStart(2, '0')
        const spellings = [`${whole}.${places}`, `${'0'.repeat(zeros)}${whole}.${places}`]
        if (cents % 10 === 0) spellings.push(`${whole}.${places[0]}`)
        if (cents === 0) spellings.push(String(whole))
        const seen = spellings.map((value) => ({ paidAmount: { value, currency: 'IDR' } }))
        expect(new Set(seen.map((body) => canonical(peek(body).values))).size).toBe(1)
        expect(new Set(seen.map(canonical)).size).toBe(1)
        expect(read(seen[0] ?? {})).toEqual(read(seen.at(-1) ?? {}))
      }),
    )
  })
})
