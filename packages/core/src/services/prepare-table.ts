import type { Field, FieldRule, FieldTable } from './field.ts'

/** A field table as the walks over bodies and answers need it, prepared once. */
export interface Table {
  /** In the table's order, which is that of faults, echoes and answers. */
  readonly rows: readonly Row[]
  /** What it makes of a member of a body, by the member's name. One that is not in it is unknown, and passes. */
  readonly members: ReadonlyMap<string, NamedMember>
  /** How many of its rows must be there. */
  readonly mandatory: number
}

/** One row, all kinds in one shape: an object of nine shapes takes several times as long to read. */
export interface Row {
  readonly name: string
  /** The first of its spellings in a body: an answer is written under it. */
  readonly spelling: string
  /** Left out where there is one alone, as there nearly always is. */
  readonly otherSpellings: readonly string[] | undefined
  readonly optional: boolean
  /** Whether its value is never echoed, since nobody looks into it. */
  readonly hidden: boolean
  readonly rule: FieldRule
  readonly kind: FieldRule['kind']
  /** The maximum, where it is judged: an optional field's length never refuses. */
  readonly limit: number
  readonly numbers: boolean
  readonly opaque: boolean
  readonly digits: boolean
  readonly literal: string
  /** Of an object's members; left out where nothing is known of them. */
  readonly table: Table | undefined
  /** Of a list's members. */
  readonly of: Row | undefined
}

/** What a table reads a member as. */
export interface NamedMember {
  /** Left out for a name of ours under which nothing is read: it is not handed on as it came. */
  readonly row: Row | undefined
  /** Its place among the row's spellings, the first of which is there counting. */
  readonly rank: number
  /** The same for another row that reads it, too. */
  readonly next: NamedMember | undefined
}

export function prepareTable(fields: FieldTable): Table {
  const rows = Object.entries(fields).map(([name, field]) => prepareRow(name, field))
  const members = new Map<string, NamedMember>()
  for (const row of rows) {
    for (const [rank, spelling] of [row.spelling, ...(row.otherSpellings ?? [])].entries())
      members.set(spelling, { row, rank, next: members.get(spelling) })
  }
  // Assigned, `__proto__` would set a prototype.
  for (const name of ['__proto__', ...rows.map((row) => row.name)])
    if (!members.has(name)) members.set(name, { row: undefined, rank: 0, next: undefined })
  return { rows, members, mandatory: rows.filter(({ optional }) => !optional).length }
}

function prepareRow(name: string, { rule, optional, wireNames = [] }: Field): Row {
  const [spelling = name, ...others] = wireNames
  const text = rule.kind === 'text' ? rule : undefined
  const isOpen = rule.kind === 'object' && Object.keys(rule.fields).length === 0
  return {
    name,
    spelling,
    otherSpellings: others.length === 0 ? undefined : others,
    optional,
    hidden: rule.kind === 'any' || isOpen,
    rule,
    kind: rule.kind,
    limit: 'maximum' in rule && !optional ? rule.maximum : Number.POSITIVE_INFINITY,
    numbers: text?.numbers ?? false,
    opaque: text?.opaque ?? false,
    digits: text?.digits ?? false,
    literal: rule.kind === 'literal' ? rule.value : '',
    table: rule.kind === 'object' && !isOpen ? prepareTable(rule.fields) : undefined,
    // An optional list with a member of a wrong form is a list of something else: no member of it is a fault.
    of: rule.kind === 'list' ? prepareRow('', optional ? { ...rule.of, optional } : rule.of) : undefined,
  }
}
