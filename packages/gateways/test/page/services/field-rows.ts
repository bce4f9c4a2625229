import type { AnyService, Field, FieldRule, FieldTable } from '@snap-sdk/core'
import { optionalAll } from '../../../../core/src/services/compile-fields.ts'
import type { MemberNotes } from './read-types.ts'

/** When a member must be there; within an object, where that came. `paid`: in a call that reports money. */
export type Demand = 'yes' | 'paid' | 'no'

/** One line of a field table. */
export interface FieldRow {
  /** As the body spells it, with dots into objects and `[]` behind a list: `billDetails[].billAmount.value`. */
  readonly path: string
  /** Further spellings in the body. */
  readonly otherSpellings: readonly string[]
  /** The handler's name of it, where that is another. */
  readonly ownName: string | undefined
  readonly demand: Demand
  readonly form: Form
  /** Of the docstring, in English. Empty where there is none. */
  readonly note: string
}

/** What a value must be: a rule, or one of an amount's two members. */
export type Form =
  | { readonly rule: FieldRule; readonly optional: boolean }
  | { readonly rule: { readonly kind: 'amountValue'; readonly maximum: number } | { readonly kind: 'currency' } }

const isTable = (fields: object): fields is FieldTable => !('~standard' in fields)

/** A service's table; none of ours is a schema. */
export function tableOf(fields: AnyService['fields'] | undefined): FieldTable {
  if (fields === undefined) return {}
  if (!isTable(fields)) throw new Error('its fields are a schema')
  return fields
}

/** What a call that is not `paid` must be, by our names. */
export function otherTableOf({ fields, otherFields }: AnyService): FieldTable {
  return otherFields === undefined ? optionalAll(tableOf(fields)) : tableOf(otherFields)
}

/** The lines of a service's request. */
export function requestRows(service: AnyService, notes: MemberNotes): readonly FieldRow[] {
  // Where there is no status to read, there is no other call than one that reports money.
  const others = service.statusField === undefined ? undefined : otherTableOf(service)
  return flatten(tableOf(service.fields), {
    notes,
    prefix: '',
    isMandatory: (name, field) => {
      if (field.optional) return 'no'
      return others?.[name]?.optional === true ? 'paid' : 'yes'
    },
  })
}

/** The lines of what a handler answers. */
export function answerRows(service: AnyService, notes: MemberNotes): readonly FieldRow[] {
  return flatten(tableOf(service.answer), {
    notes,
    prefix: '',
    isMandatory: (_, { optional }) => (optional ? 'no' : 'yes'),
  })
}

interface Place {
  readonly notes: MemberNotes
  readonly prefix: string
  readonly isMandatory: (name: string, field: Field) => Demand
}

function flatten(table: FieldTable, place: Place): readonly FieldRow[] {
  return Object.entries(table).flatMap(([name, field]) => {
    const [spelling = name, ...otherSpellings] = field.wireNames ?? [name]
    const { note = '', members = () => new Map() } = place.notes.get(name) ?? {}
    const path = place.prefix + spelling
    const row: FieldRow = {
      path,
      otherSpellings,
      ownName: spelling === name ? undefined : name,
      demand: place.isMandatory(name, field),
      form: { rule: field.rule, optional: field.optional },
      note: tidyNote(note),
    }
    return [row, ...inside(field.rule, path, members())]
  })
}

/** A member that its object must have is demanded where the object came. */
const within = (_: string, { optional }: Field): Demand => (optional ? 'no' : 'yes')

function inside(rule: FieldRule, path: string, notes: MemberNotes): readonly FieldRow[] {
  if (rule.kind === 'object') return flatten(rule.fields, { notes, prefix: `${path}.`, isMandatory: within })
  if (rule.kind === 'list') return inside(rule.of.rule, `${path}[]`, notes)
  if (rule.kind !== 'amount') return []
  const part = { otherSpellings: [], ownName: undefined, demand: 'yes', note: '' } as const
  return [
    { ...part, path: `${path}.value`, form: { rule: { kind: 'amountValue', maximum: rule.maximum } } },
    { ...part, path: `${path}.currency`, form: { rule: { kind: 'currency' } } },
  ]
}

/** Without the length, which the form has from the table: a test asks whether both say the same. */
export function tidyNote(note: string): string {
  return note
    .replaceAll(/(^|(?<=\. ))(?:At most \d+(?: characters?)?(?: in a language)?|\d+ characters)(?:\. |\.$)/g, '')
    .replaceAll(/(?<=\S), at most \d+ characters(?: when written out)?(?=[.;:]|$)/g, '')
    .replaceAll(/(?:^|(?<=\. ))At most \d+ characters?; (\w)/g, (_, letter: string) => letter.toUpperCase())
    .replaceAll(/\{@link (\w+)\}/g, '`$1`')
    .trim()
}

/** The length that a docstring names for its own field. */
export function statedLength(note: string): number | undefined {
  const found = /(?:^|\. |, |; )[Aa]t most (\d+)(?: characters?)?(?: in a language)?(?:[.;]| when|$)/.exec(note)?.[1]
  return found === undefined ? undefined : Number(found)
}
