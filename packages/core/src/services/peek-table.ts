import type { NamedMember, Row, Table } from './prepare-table.ts'
import type { Members } from './service.ts'
import { fits, isAbsent, isMembers, ownMember, toAmountValue, trimSpaces } from './values.ts'

/** What can be seen of a body. */
export interface Peeked {
  /** Under our names, leniently normalised, unknown members as they came. In the order of the body. */
  readonly values: Members
  /** Whether all of it is right: the values are then what the handler sees, and nobody need look a second time. */
  readonly isRight: boolean
}

/** Told by what is looked at that something is not as its row says. */
export interface Verdict {
  isRight: boolean
}

/**
 * Looks at a body: normalises what can be, leaves everything else as it came, and judges on the way. What is wrong, only a second walk says
 * ({@link readTable}): nearly no body needs one.
 *
 * It goes by the body's members and not by the table's rows, most of which are not there: half the time, by the names of a map.
 */
export function peekTable(table: Table, body: Members): Peeked {
  const verdict: Verdict = { isRight: true }
  return { values: peekMembers(table, body, verdict), isRight: verdict.isRight }
}

function peekMembers({ members, mandatory }: Table, body: Members, verdict: Verdict): Members {
  const values: Record<string, unknown> = {}
  let found = 0
  for (const name in body) {
    if (!Object.hasOwn(body, name)) continue // somebody has polluted the prototype
    const value = body[name]
    let member = members.get(name)
    if (member === undefined) values[name] = value
    else if (isAbsent(value)) continue
    for (; member !== undefined; member = member.next) {
      const { row } = member
      if (row === undefined || (member.rank > 0 && isSpelledBefore(member, row, body))) continue
      const seen = peekValue(row, value, verdict)
      if (seen === undefined) continue
      values[row.name] = seen
      if (!row.optional) found++
    }
  }
  if (found < mandatory) verdict.isRight = false
  return values
}

/** Whether the row's value came under an earlier one of its spellings. */
function isSpelledBefore({ rank }: NamedMember, { spelling, otherSpellings = [] }: Row, body: Members): boolean {
  return [spelling, ...otherSpellings].slice(0, rank).some((earlier) => !isAbsent(ownMember(body, earlier)))
}

/**
 * Looks at one value that is there.
 *
 * @returns What a handler would see; where it is wrong, what it came as. `undefined`: it counts as absent.
 */
export function peekValue(row: Row, value: unknown, verdict: Verdict): unknown {
  switch (row.kind) {
    case 'amount':
      return peekAmount(row, value, verdict)
    case 'object':
      if (!isMembers(value)) return isWrong(verdict, value)
      return row.table === undefined ? value : peekMembers(row.table, value, verdict)
    case 'list':
      return peekList(row, value, verdict)
    default: {
      const seen = normalise(row, value) ?? isWrong(verdict, value)
      if (typeof seen === 'string' && row.limit < seen.length && !fits(seen, row.limit)) verdict.isRight = false
      return seen === '' ? undefined : seen
    }
  }
}

/** What a value of a right form is to the handler, whatever its length; `undefined` for one of a wrong form. */
function normalise(row: Row, value: unknown): unknown {
  switch (row.kind) {
    case 'text': {
      const text = typeof value === 'string' || row.numbers ? toText(value) : undefined
      if (text === undefined || (row.digits && !/^\d+$/.test(text))) return undefined
      return row.opaque ? trimSpaces(text) : text
    }
    case 'literal':
      return toText(value) === row.literal ? row.literal : undefined
    case 'number':
      return toNumber(value)
    case 'any':
      return value
    default:
      return toText(value)
  }
}

/** Amounts are strict, optional ones too, but for the length. An optional one whose members are both empty is not there: a bank writes so one that is not used. */
function peekAmount({ limit }: Row, amount: unknown, verdict: Verdict): unknown {
  if (!isMembers(amount)) return isWrong(verdict, amount)
  const value = ownMember(amount, 'value')
  const currency = ownMember(amount, 'currency')
  if (isAbsent(value) && isAbsent(currency)) return undefined
  const exact = toAmountValue(value)
  if (exact === undefined || typeof currency !== 'string') return isWrong(verdict, amount)
  if (currency.length !== 3 || exact.length > limit) verdict.isRight = false
  return { value: exact, currency }
}

/** A list with a member that is not there, or wrong, is wrong. */
function peekList(row: Row, list: unknown, verdict: Verdict): unknown {
  if (!Array.isArray(list)) return isWrong(verdict, list)
  if (list.length > row.limit) verdict.isRight = false
  const of = row.of as Row // a list has it
  return list.map((each: unknown) => {
    const seen = peekValue(of, each, verdict)
    if (isAbsent(each) || seen === undefined) verdict.isRight = false
    return seen
  })
}

function isWrong<Value>(verdict: Verdict, value: Value): Value {
  verdict.isRight = false
  return value
}

/** A text, or a JSON number as the text of its digits. */
function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : undefined
}

function toNumber(value: unknown): number | undefined {
  if (typeof value === 'string' && !/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value)) return undefined
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}
