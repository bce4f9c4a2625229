import { type Faults, refuse, refuseAs } from './faults.ts'
import { peekValue, type Verdict } from './peek-table.ts'
import type { Row, Table } from './prepare-table.ts'
import type { Members } from './service.ts'
import { isAbsent, isMembers, ownMember, toAmountValue } from './values.ts'

/**
 * Reads a body of which something is not as the table says, in the table's order: notes what refuses it, and leaves out what only counts as absent.
 *
 * @returns The members as the handler sees them; valid only where no fault was noted.
 */
export function readTable({ rows, members }: Table, body: Members, prefix: string, faults: Faults): Members {
  const values: Record<string, unknown> = {}
  for (const row of rows) {
    const spelling = findSpelling(row, body)
    if (spelling !== undefined) {
      const value = readValue(row, body[spelling], prefix + spelling, faults)
      if (value !== undefined) values[row.name] = value
    } else if (!row.optional) {
      faults.missing ??= prefix + row.spelling
    }
  }
  for (const name of Object.keys(body)) if (!members.has(name)) values[name] = body[name]
  return values
}

/** The first of a row's spellings under which something came. */
export function findSpelling({ spelling, otherSpellings }: Row, body: Members): string | undefined {
  if (isThere(body, spelling)) return spelling
  return otherSpellings?.find((other) => isThere(body, other))
}

/** Its value first: most optional members are not there, which is told without asking whose they are. */
function isThere(body: Members, name: string): boolean {
  return !isAbsent(body[name]) && Object.hasOwn(body, name)
}

/** Judges a value that is there. `undefined`: it counts as absent, or a fault was noted. */
function readValue(row: Row, value: unknown, path: string, faults: Faults): unknown {
  switch (row.kind) {
    case 'amount':
      return readAmount(row, value, path, faults)
    case 'object':
      if (isMembers(value)) return row.table === undefined ? value : readTable(row.table, value, `${path}.`, faults)
      return row.optional ? undefined : refuse(faults, path, row.rule, value)
    case 'list':
      return readList(row, value, path, faults)
    default: {
      const verdict: Verdict = { isRight: true }
      const seen = peekValue(row, value, verdict)
      if (verdict.isRight && seen !== undefined) return seen
      if (row.optional) return undefined
      if (!verdict.isRight) return refuse(faults, path, row.rule, value)
      faults.missing ??= path // nothing but padding is nothing
      return undefined
    }
  }
}

function readAmount({ rule, optional, limit }: Row, amount: unknown, path: string, faults: Faults): unknown {
  if (!isMembers(amount)) return refuse(faults, path, rule, amount)
  const value = ownMember(amount, 'value')
  const currency = ownMember(amount, 'currency')
  if (isAbsent(value) || isAbsent(currency)) {
    const isThere = !optional || !isAbsent(value) || !isAbsent(currency)
    if (isThere) faults.missing ??= `${path}.${isAbsent(value) ? 'value' : 'currency'}`
    return undefined
  }
  const exact = toAmountValue(value)
  if (exact === undefined)
    return refuseAs(faults, `${path}.value`, value, 'digits with at most two decimals, as in 10000.00')
  if (exact.length > limit)
    return refuseAs(faults, `${path}.value`, exact, `at most ${limit}, written with two decimals`)
  if (typeof currency !== 'string' || currency.length !== 3)
    return refuseAs(faults, `${path}.currency`, currency, '3 characters, as in IDR')
  return { value: exact, currency }
}

function readList(row: Row, list: unknown, path: string, faults: Faults): unknown {
  const { rule, optional, limit } = row
  if (!Array.isArray(list) || list.length > limit) return optional ? undefined : refuse(faults, path, rule, list)
  const of = row.of as Row // a list has it
  const members = list.map((each: unknown, index) => {
    if (!isAbsent(each)) return readValue(of, each, `${path}.${index}`, faults)
    if (!optional) faults.missing ??= `${path}.${index}`
    return undefined
  })
  return members.includes(undefined) ? undefined : members
}
