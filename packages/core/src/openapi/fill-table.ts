import type { Field, FieldTable } from '../services/field.ts'
import type { Members } from '../services/service.ts'

/** What is put where a row is neither an object with rows nor a list. */
export type FillField = (field: Field, name: string) => unknown

export interface Filling {
  readonly fill: FillField
  /** Whether optional rows are there, too. */
  readonly isWhole: boolean
  /** Whether members stand under their first spelling, as in a body; else under our names. */
  readonly isSpelled: boolean
}

/** Makes an object that has a table's members, with a value for each of its leaves. */
export function fillTable(table: FieldTable, filling: Filling): Members {
  const { isWhole, isSpelled } = filling
  return Object.fromEntries(
    Object.entries(table)
      .filter(([, { optional }]) => isWhole || !optional)
      .map(([name, field]) => [isSpelled ? (field.wireNames?.[0] ?? name) : name, fillField(field, name, filling)]),
  )
}

function fillField(field: Field, name: string, filling: Filling): unknown {
  const { rule } = field
  if (rule.kind === 'object') return fillTable(rule.fields, filling)
  return rule.kind === 'list' ? [fillField(rule.of, name, filling)] : filling.fill(field, name)
}

export const TIME = '2026-01-31T10:00:00+07:00'
const DIGITS = '123456789012'

/** What a text of such a name may be. */
const PLAIN: readonly (readonly [name: RegExp, text: string])[] = [
  [/(?:No|I[dD]|Code|Phone|Number)$/, DIGITS],
  [/Status$/, '00'],
  [/Email$/, 'customer@example.com'],
  [/^language$/, 'id'],
  [/Date|Time/, TIME],
]

/** Plain values, each of which its row takes: a text is its own name where nothing better is known of it. */
export const sampleField: FillField = ({ rule }, name) => {
  switch (rule.kind) {
    case 'text': {
      const { maximum, digits, opaque } = rule
      const [, plain = name] = PLAIN.find(([form]) => form.test(name)) ?? []
      // What is short is a code or a flag.
      return (digits || opaque || maximum <= plain.length / 2 ? DIGITS : plain).slice(0, maximum)
    }
    case 'literal':
      return rule.value
    case 'number':
      return 1
    case 'amount':
      return { value: '10000.00', currency: 'IDR' }
    case 'any':
      return {}
    default:
      return TIME
  }
}
