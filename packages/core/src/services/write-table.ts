import { formatTimestamp, parseTimestamp } from '../encoding/timestamp.ts'
import { describe, describeExpected } from './describe.ts'
import type { Field, FieldRule, FieldTable } from './field.ts'
import type { Members } from './service.ts'
import { fits, isDate, isMembers, toAmountValue } from './values.ts'

/** What is wrong with an answer. */
export interface Problem {
  readonly field: string
  readonly message: string
}

/** Writes one object of an answer: its named members, in the table's order. What is wrong with it is added to `problems`. */
export type TableWriter = (answer: Members, prefix: string, problems: Problem[]) => Members

/** What a value is on the wire; `undefined` where a problem was noted. */
type FieldWriter = (value: unknown, path: string, problems: Problem[]) => unknown

const AMOUNT = 'an amount: rupiah(10000)'

/** Makes the checks of a table for what goes out, once. Fields that it does not name stay behind. */
export function writeTable(table: FieldTable): TableWriter {
  const rows = Object.entries(table).map(([name, field]) => ({
    name,
    spelling: field.wireNames?.[0] ?? name,
    optional: field.optional,
    write: writeField(field),
  }))
  return (answer, prefix, problems) => {
    const written: Record<string, unknown> = {}
    for (const { name, spelling, optional, write } of rows) {
      const value = answer[name]
      const path = prefix + name
      if (value !== undefined && value !== null) written[spelling] = write(value, path, problems)
      else if (!optional) problems.push({ field: path, message: `${path} is missing` })
    }
    return written
  }
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
      return (value, path, problems) => toWire(value) ?? refuse(problems, path, value, describeExpected(rule, value))
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
  return (amount, path, problems) => {
    if (!isMembers(amount)) return refuse(problems, path, amount, AMOUNT)
    const { value, currency } = amount
    // A number would go out as it was calculated: 10000.1 + 0.2 has more than two decimals.
    const exact = typeof value === 'string' ? toAmountValue(value) : undefined
    if (exact === undefined) return refuse(problems, `${path}.value`, value, AMOUNT)
    if (exact.length > maximum) return refuse(problems, `${path}.value`, exact, `at most ${maximum}`)
    if (typeof currency !== 'string' || currency.length !== 3)
      return refuse(problems, `${path}.currency`, currency, '3 characters, as in IDR')
    return { value: exact, currency }
  }
}

/** An object without rows is one of which nothing is known: it goes out as it is. */
function writeObject(rule: FieldRule & { readonly kind: 'object' }): FieldWriter {
  const write = Object.keys(rule.fields).length === 0 ? undefined : writeTable(rule.fields)
  return (value, path, problems) => {
    if (!isMembers(value)) return refuse(problems, path, value, 'an object')
    return write === undefined ? value : write(value, `${path}.`, problems)
  }
}

function writeList(rule: FieldRule & { readonly kind: 'list' }): FieldWriter {
  const write = writeField(rule.of)
  return (value, path, problems) => {
    if (!Array.isArray(value) || value.length > rule.maximum)
      return refuse(problems, path, value, describeExpected(rule, value))
    return value.map((member: unknown, index) => write(member, `${path}.${index}`, problems))
  }
}

function refuse(problems: Problem[], field: string, value: unknown, expected: string): undefined {
  problems.push({ field, message: `${field}: ${describe(value)} came; expected ${expected}` })
  return undefined
}
