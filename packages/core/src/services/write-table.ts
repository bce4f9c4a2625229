import { formatTimestamp, parseTimestamp } from '../encoding/timestamp.ts'
import { describe, describeExpected } from './describe.ts'
import type { Field, FieldRule, FieldTable } from './field.ts'
import type { Members } from './service.ts'
import { fits, isDate, isMembers, toAmountValue } from './values.ts'

/** What is wrong with an answer. */
export interface Problem {
  readonly field: string
  /** What stands behind the field's name. */
  readonly message: string
}

/** Writes one object of an answer: its named members, in the table's order. What is wrong with it is added to `problems`. */
export type TableWriter = (answer: Members, problems: Problem[]) => Members

/** What a value is on the wire; `undefined` where a problem was noted. Fields are named from the value inwards: see {@link nameWithin}. */
type FieldWriter = (value: unknown, problems: Problem[]) => unknown

const AMOUNT = 'an amount: rupiah(10000)'

/** Makes the checks of a table for what goes out, once. Fields that it does not name stay behind. */
export function writeTable(table: FieldTable): TableWriter {
  const rows = Object.entries(table).map(([name, field]) => ({
    name,
    spelling: field.wireNames?.[0] ?? name,
    optional: field.optional,
    write: writeField(field),
  }))
  return (answer, problems) => {
    const written: Record<string, unknown> = {}
    for (const { name, spelling, optional, write } of rows) {
      const value = answer[name]
      const known = problems.length
      if (value !== undefined && value !== null) written[spelling] = write(value, problems)
      else if (!optional) problems.push({ field: '', message: ' is missing' })
      if (problems.length > known) nameWithin(problems, known, name)
    }
    return written
  }
}

/** Puts a name before the fields of the problems that came to light behind it: no path is written where there is no problem. */
function nameWithin(problems: Problem[], known: number, name: string): void {
  for (const [index, { field, message }] of problems.slice(known).entries())
    problems[known + index] = { field: field === '' ? name : `${name}.${field}`, message }
}

function writeField({ rule, optional }: Field): FieldWriter {
  switch (rule.kind) {
    case 'object':
      return writeObject(rule)
    case 'list':
      return writeList(rule)
    case 'amount':
      return writeAmount(rule)
    default: {
      const toWire = scalarWriter(rule, optional)
      return (value, problems) => toWire(value) ?? refuse(problems, '', value, describeExpected(rule, value))
    }
  }
}

type ScalarRule = Exclude<FieldRule, { readonly kind: 'amount' | 'object' | 'list' }>

function scalarWriter(rule: ScalarRule, optional: boolean): (value: unknown) => unknown {
  switch (rule.kind) {
    case 'text': {
      const { maximum, digits } = rule
      return (value) => {
        if (typeof value !== 'string' || !fits(value, maximum)) return undefined
        if (value === '') return optional ? value : undefined
        return digits && !/^\d+$/.test(value) ? undefined : value
      }
    }
    case 'literal':
      return (value) => (value === rule.value ? value : undefined)
    case 'date':
      return (value) => (typeof value === 'string' && value !== '' ? value : undefined)
    case 'instant':
      return toTimestamp
    case 'number':
      return (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined)
    case 'any':
      return (value) => value
  }
}

function toTimestamp(value: unknown): string | undefined {
  const parsed = typeof value === 'string' ? parseTimestamp(value) : undefined
  const date = parsed?.ok ? parsed.value : value
  if (!isDate(date)) return undefined
  try {
    return formatTimestamp(date)
  } catch {
    return undefined // not a valid date, or a year of five digits
  }
}

function writeAmount({ maximum }: FieldRule & { readonly kind: 'amount' }): FieldWriter {
  return (amount, problems) => {
    if (!isMembers(amount)) return refuse(problems, '', amount, AMOUNT)
    const { value, currency } = amount
    // A number would go out as it was calculated: 10000.1 + 0.2 has more than two decimals.
    const exact = typeof value === 'string' ? toAmountValue(value) : undefined
    if (exact === undefined) return refuse(problems, 'value', value, AMOUNT)
    if (exact.length > maximum) return refuse(problems, 'value', exact, `at most ${maximum}`)
    if (typeof currency !== 'string' || currency.length !== 3)
      return refuse(problems, 'currency', currency, '3 characters, as in IDR')
    return { value: exact, currency }
  }
}

/** An object without rows is one of which nothing is known: it goes out as it is. */
function writeObject(rule: FieldRule & { readonly kind: 'object' }): FieldWriter {
  const write = Object.keys(rule.fields).length === 0 ? undefined : writeTable(rule.fields)
  return (value, problems) => {
    if (!isMembers(value)) return refuse(problems, '', value, 'an object')
    return write === undefined ? value : write(value, problems)
  }
}

function writeList(rule: FieldRule & { readonly kind: 'list' }): FieldWriter {
  const write = writeField(rule.of)
  return (value, problems) => {
    if (!Array.isArray(value) || value.length > rule.maximum)
      return refuse(problems, '', value, describeExpected(rule, value))
    return value.map((member: unknown, index) => {
      const known = problems.length
      const written = write(member, problems)
      if (problems.length > known) nameWithin(problems, known, String(index))
      return written
    })
  }
}

function refuse(problems: Problem[], field: string, value: unknown, expected: string): undefined {
  problems.push({ field, message: `: ${describe(value)} came; expected ${expected}` })
  return undefined
}
