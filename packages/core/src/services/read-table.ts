import type { Field, FieldRule, FieldTable } from './field.ts'
import { type Faults, type FieldReader, refuse } from './field-reader.ts'
import { readAmount } from './read-amount.ts'
import { readScalar } from './read-scalar.ts'
import type { Members } from './service.ts'
import { isAbsent, isMembers } from './values.ts'

/** A field table, compiled for what comes in. */
export interface TableReader {
  /** The members as the handler sees them. Only valid where no fault was noted. */
  read(body: Members, prefix: string, faults: Faults): Members
  peek(body: Members): Members
  /** The named members that pass. */
  receive(body: Members, asSpelled: boolean): Members
  /** The same, but `undefined` where a mandatory one does not pass: an object with a fault is not echoed. */
  receiveWhole(body: Members, asSpelled: boolean): Members | undefined
}

interface Row extends FieldReader {
  readonly name: string
  readonly spellings: readonly [string, ...string[]]
  readonly optional: boolean
  /** Whether its value is never echoed, since nobody looks into it. */
  readonly hidden: boolean
}

/** Makes the checks of a table, once. */
export function readTable(table: FieldTable): TableReader {
  const rows = Object.entries(table).map(([name, field]) => toRow(name, field))
  // What a row reads, or writes in the request, is never handed on as it came. Assigned, `__proto__` would set a prototype.
  const named: ReadonlySet<string> = new Set([
    '__proto__',
    ...rows.flatMap(({ name, spellings }) => [name, ...spellings]),
  ])

  function addUnknown(values: Record<string, unknown>, body: Members): Members {
    for (const name of Object.keys(body)) if (!named.has(name)) values[name] = body[name]
    return values
  }

  function receive(body: Members, asSpelled: boolean, whole: boolean): Members | undefined {
    const values: Record<string, unknown> = {}
    for (const row of rows) {
      const spelling = findSpelling(row, body)
      const value = spelling === undefined ? undefined : row.receive(body[spelling], asSpelled)
      if (spelling !== undefined && value !== undefined) values[asSpelled ? spelling : row.name] = value
      else if (whole && !row.optional && !row.hidden) return undefined
    }
    return values
  }

  return {
    read(body, prefix, faults) {
      const values: Record<string, unknown> = {}
      for (const row of rows) {
        const spelling = findSpelling(row, body)
        if (spelling !== undefined) {
          const value = row.read(body[spelling], prefix + spelling, faults)
          if (value !== undefined) values[row.name] = value
        } else if (!row.optional) {
          faults.missing ??= prefix + row.spellings[0]
        }
      }
      return addUnknown(values, body)
    },
    peek(body) {
      const values: Record<string, unknown> = {}
      for (const row of rows) {
        const spelling = findSpelling(row, body)
        const value = spelling === undefined ? undefined : row.peek(body[spelling])
        if (value !== undefined) values[row.name] = value
      }
      return addUnknown(values, body)
    },
    receive: (body, asSpelled) => receive(body, asSpelled, false) ?? {},
    receiveWhole: (body, asSpelled) => receive(body, asSpelled, true),
  }
}

function toRow(name: string, field: Field): Row {
  const [first = name, ...others] = field.wireNames ?? []
  const { rule, optional } = field
  const hidden = rule.kind === 'any' || (rule.kind === 'object' && Object.keys(rule.fields).length === 0)
  return { ...readField(field), name, spellings: [first, ...others], optional, hidden }
}

/** The first of a row's spellings under which something came. */
function findSpelling({ spellings }: Row, body: Members): string | undefined {
  // Its value first: most optional members are not there, which is told without asking whose they are.
  for (const spelling of spellings) if (!isAbsent(body[spelling]) && Object.hasOwn(body, spelling)) return spelling
  return undefined
}

function readField({ rule, optional }: Field): FieldReader {
  switch (rule.kind) {
    case 'amount':
      return readAmount(rule, optional)
    case 'object':
      return readObject(rule, optional)
    case 'list':
      return readList(rule, optional)
    default:
      return readScalar(rule, optional)
  }
}

/** An object without rows is one of which nothing is known: it passes as it came, and is not echoed. */
function readObject(rule: FieldRule & { readonly kind: 'object' }, optional: boolean): FieldReader {
  const table = Object.keys(rule.fields).length === 0 ? undefined : readTable(rule.fields)
  return {
    read(value, path, faults) {
      if (isMembers(value)) return table === undefined ? value : table.read(value, `${path}.`, faults)
      return optional ? undefined : refuse(faults, path, rule, value)
    },
    peek: (value) => (table !== undefined && isMembers(value) ? table.peek(value) : value),
    receive(value, asSpelled) {
      return isMembers(value) ? table?.receiveWhole(value, asSpelled) : undefined
    },
  }
}

/** An optional list with a member of a wrong type is a list of something else: it counts as absent. */
function readList(rule: FieldRule & { readonly kind: 'list' }, optional: boolean): FieldReader {
  const { of, maximum } = rule
  const member = readField(optional ? { ...of, optional } : of)
  const isList = (value: unknown): value is readonly unknown[] =>
    Array.isArray(value) && (optional || value.length <= maximum)
  return {
    read(value, path, faults) {
      if (!isList(value)) return optional ? undefined : refuse(faults, path, rule, value)
      const members = value.map((each, index) => {
        if (!isAbsent(each)) return member.read(each, `${path}.${index}`, faults)
        if (!optional) faults.missing ??= `${path}.${index}`
        return undefined
      })
      return members.includes(undefined) ? undefined : members
    },
    peek: (value) => (Array.isArray(value) ? value.map((each) => member.peek(each)) : value),
    receive(value, asSpelled) {
      if (!isList(value)) return undefined
      const members = value.map((each) => (isAbsent(each) ? undefined : member.receive(each, asSpelled)))
      return members.includes(undefined) ? undefined : members
    },
  }
}
