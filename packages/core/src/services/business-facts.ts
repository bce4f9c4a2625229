import { echoTable } from './echo-table.ts'
import type { Amount, Field, FieldRule, FieldTable } from './field.ts'
import { peekTable } from './peek-table.ts'
import { prepareTable, type Table } from './prepare-table.ts'
import type { Members } from './service.ts'
import { valueAt } from './values.ts'

/**
 * What a proven call is about, for events: the fields by which its service tells calls apart, under our names, with dots into objects. Each
 * has passed its own check, and is as its handler sees it.
 */
export interface BusinessFacts {
  readonly [field: string]: string | number | Amount | undefined
}

/** Reads what a parsed body is about; `undefined` where none of it is there. Never throws. */
export type ReadBusinessFacts = (body: Members) => BusinessFacts | undefined

/** What has members of its own, or is looked at by nobody, is not one fact. */
const IS_FACT: Readonly<Record<FieldRule['kind'], boolean>> = {
  text: true,
  literal: true,
  date: true,
  instant: true,
  number: true,
  amount: true,
  object: false,
  list: false,
  any: false,
}

/** No number of a payment comes near it; a text without a documented length would fill a log. */
const MAXIMUM_LENGTH = 255

interface Fact {
  readonly path: string
  readonly table: Table
}

/** @param paths Our names, with dots into objects. What the table does not name is left out. */
export function prepareBusinessFacts(table: FieldTable, paths: readonly string[]): ReadBusinessFacts {
  const facts = [...new Set(paths)].flatMap((path): readonly Fact[] => {
    const rows = rowsAlong(table, path.split('.'))
    return rows === undefined ? [] : [{ path, table: prepareTable(rows) }]
  })
  return (body) => {
    let about: Record<string, BusinessFacts[string]> | undefined
    for (const { path, table } of facts) {
      const value = valueAt(peekTable(table, echoTable(table, body, true)).values, path)
      if (value === undefined || (typeof value === 'string' && value.length > MAXIMUM_LENGTH)) continue
      about ??= {}
      about[path] = value as BusinessFacts[string] // a row of these kinds gives nothing else
    }
    return about
  }
}

/** The one row at the end of a path, and those that lead to it. Each is mandatory here: an optional one's length is not judged. */
function rowsAlong(table: FieldTable, [name = '', ...rest]: readonly string[]): FieldTable | undefined {
  const row: Field | undefined = Object.hasOwn(table, name) ? table[name] : undefined
  if (row === undefined) return undefined
  if (rest.length === 0) return IS_FACT[row.rule.kind] ? { [name]: { ...row, optional: false } } : undefined
  const fields = row.rule.kind === 'object' ? rowsAlong(row.rule.fields, rest) : undefined
  return fields && { [name]: { ...row, rule: { kind: 'object', fields } } }
}
