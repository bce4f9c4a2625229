import fc from 'fast-check'
import type { Field, FieldTable } from '../../src/services/field.ts'

const ODD = [
  ...[
    null,
    undefined,
    true,
    false,
    0,
    -0,
    -1,
    1.5,
    1e21,
    6011,
    '',
    ' ',
    '   ',
    ' 1 ',
    '00',
    '0',
    'a',
    '😀',
    '1.5',
    '1e3',
  ],
  ...['10000', '10000.0', '010000.00', '10.000,00', '12345678901234567890', '2024-01-22T15:00:01+07:00', 'IDR'],
  ...[{}, [], [null], [''], [{}], { value: '1', currency: 'IDR' }, { value: '', currency: '' }, { value: 1 }],
  ...[
    { value: '00.5', currency: 'IDR', more: 1 },
    { value: '1.00', currency: 'ID' },
    { value: null, currency: 'IDR' },
  ],
  new Date(0),
]

/** What no table expects: other types, empty ones, long numbers, amounts with something wrong. */
export const oddValues: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown[]>(...ODD) },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
)

/** Values for a row: mostly right ones, in all the spellings that are, some padded, too long, or wrong altogether. */
function valuesFor({ rule }: Field): fc.Arbitrary<unknown> {
  const padded = (text: string) => fc.constantFrom(text, ` ${text}`, `  ${text} `)
  switch (rule.kind) {
    case 'text': {
      const character = rule.digits ? fc.constantFrom(...'0123456789') : fc.constantFrom(...'01aZ é😀')
      const text = fc.string({ unit: character, minLength: 1, maxLength: Math.min(rule.maximum + 2, 30) })
      return fc.oneof(text, text.chain(padded), fc.nat(), fc.constant('x'.repeat(rule.maximum + 1)))
    }
    case 'literal':
      return fc.constantFrom<unknown>(rule.value, Number(rule.value))
    case 'date':
    case 'instant':
      return fc.constantFrom<unknown>('2024-01-22T15:00:01+07:00', '20201231T235959Z', 20201231, new Date(1e12))
    case 'number':
      return fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom('1.50', '-3'), fc.integer())
    case 'amount':
      return fc.record({
        value: fc.oneof(
          fc.constantFrom<unknown>('10000.00', '0010000.5', '1', 5, '123456789012345678.00'),
          fc.nat().map(String),
        ),
        currency: fc.constantFrom<unknown>('IDR', 'IDR', 'IDR', 'US', 360),
      })
    case 'object':
      return bodiesFor(rule.fields)
    case 'list':
      return fc.array(fc.oneof({ weight: 9, arbitrary: valuesFor(rule.of) }, { weight: 1, arbitrary: oddValues }), {
        maxLength: Math.min(rule.maximum + 1, 4),
      })
    case 'any':
      return fc.jsonValue({ maxDepth: 1 })
  }
}

/**
 * Bodies for a table, in any order: its members mostly right, some left out, some odd; some that it does not name, `__proto__` among them.
 *
 * @param odds How many of some 110 values are odd.
 */
export function bodiesFor(table: FieldTable, odds = 8): fc.Arbitrary<Record<string, unknown>> {
  const members = Object.entries(table).map(([name, field]) => {
    const spelling = fc.constantFrom(...(field.wireNames ?? [name]))
    const value = fc.oneof(
      { weight: 100, arbitrary: valuesFor(field).map((right) => [right]) },
      { weight: field.optional ? 40 : 3, arbitrary: fc.constant([]) },
      { weight: odds, arbitrary: oddValues.map((odd) => [odd]) },
    )
    return fc.tuple(spelling, value).map(([under, [given]]) => [under, given] as const)
  })
  const others = fc.array(
    fc.tuple(fc.constantFrom('more', '1', 'constructor', '__proto__', ...Object.keys(table)), oddValues),
    {
      maxLength: 1,
    },
  )
  return fc.tuple(fc.tuple(...members), others, fc.boolean()).map(([named, more, reversed]) => {
    const entries = [...more, ...named].filter(([, value]) => value !== undefined)
    return Object.fromEntries(reversed ? entries.reverse() : entries) // it defines its members, as JSON.parse does
  })
}
