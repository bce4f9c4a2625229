import { formatTimestamp, parseTimestamp } from '../../src/encoding/timestamp.ts'
import { describe, describeExpected } from '../../src/services/describe.ts'
import type { Field, FieldRule, FieldTable } from '../../src/services/field.ts'
import type { Members } from '../../src/services/service.ts'
import { fits, isAbsent, isDate, isMembers, ownMember } from '../../src/services/values.ts'

/*
 * The field tables, interpreted plainly: a closure a row, one walk for each question, an amount by an expression. What core compiles of a
 * table is held against this, and it is held against nothing: keep it obvious.
 */

/** A field table, compiled for what comes in. */
interface TableReader {
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
export function readPlainly(table: FieldTable): TableReader & { readonly faults: () => Faults } {
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
    faults: noFaults,
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
  const table = Object.keys(rule.fields).length === 0 ? undefined : readPlainly(rule.fields)
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

/** What is wrong with a body, the first of each kind: what is missing is told before what is wrong. */
interface Faults {
  missing: string | undefined
  invalid: { readonly field: string; readonly message: string } | undefined
}

/** How one row reads a value that is there. */
interface FieldReader {
  /** Judges it. `undefined`: it counts as absent, or a fault was noted. */
  read(value: unknown, path: string, faults: Faults): unknown
  /** Normalises what can be and judges nothing: everything else is as it came. `undefined`: it counts as absent. */
  peek(value: unknown): unknown
  /** As received, objects reduced to their named members. `undefined` where it does not pass, and for what nobody looks at. */
  receive(value: unknown, asSpelled: boolean): unknown
}

function noFaults(): Faults {
  return { missing: undefined, invalid: undefined }
}

/** Notes a value of a wrong form. */
function refuse(faults: Faults, field: string, rule: FieldRule, value: unknown): undefined {
  return refuseAs(faults, field, value, describeExpected(rule, value))
}

/** The same, where the row's own words would not do. */
function refuseAs(faults: Faults, field: string, value: unknown, expected: string): undefined {
  faults.invalid ??= { field, message: `${field}: ${describe(value)} came; expected ${expected}` }
  return undefined
}

/** The rules of what has no members. */
type ScalarRule = Exclude<FieldRule, { readonly kind: 'amount' | 'object' | 'list' }>

/** Reads texts, numbers and the like. An optional one of a wrong form counts as absent, and its length is not judged: it never refuses a payment. */
function readScalar(rule: ScalarRule, optional: boolean): FieldReader {
  const normalise = normaliser(rule)
  const maximum = rule.kind === 'text' && !optional ? rule.maximum : undefined
  const check = (value: unknown): unknown => {
    const normalised = normalise(value)
    return maximum !== undefined && typeof normalised === 'string' && !fits(normalised, maximum)
      ? undefined
      : normalised
  }
  return {
    read(value, path, faults) {
      const read = check(value)
      if (read !== undefined && read !== '') return read
      // Nothing but padding is nothing.
      if (read === '' && !optional) faults.missing ??= path
      if (read === undefined && !optional) refuse(faults, path, rule, value)
      return undefined
    },
    peek(value) {
      const normalised = normalise(value) ?? value
      return normalised === '' ? undefined : normalised
    },
    receive(value) {
      const read = rule.kind === 'any' ? undefined : check(value)
      return read === undefined || read === '' ? undefined : value
    },
  }
}

/** What a value of a right form is to the handler, whatever its length; `undefined` for one of a wrong form. */
function normaliser(rule: ScalarRule): (value: unknown) => unknown {
  switch (rule.kind) {
    case 'text': {
      const { digits, numbers, opaque } = rule
      return (value) => {
        const text = typeof value === 'string' || numbers ? toText(value) : undefined
        if (text === undefined || (digits && !/^\d+$/.test(text))) return undefined
        return opaque ? trimSpaces(text) : text
      }
    }
    case 'literal':
      return (value) => (toText(value) === rule.value ? rule.value : undefined)
    case 'date':
    case 'instant':
      return toText
    case 'number':
      return toNumber
    case 'any':
      return (value) => value
  }
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

type AmountRule = FieldRule & { readonly kind: 'amount' }

/**
 * Reads amounts: value and currency alone, the value in its one spelling. They are strict, optional ones too: a wrong amount is refused and
 * never overlooked. But an optional one whose members are both empty is not there: a bank writes so one that is not used.
 */
function readAmount(rule: AmountRule, optional: boolean): FieldReader {
  function read(amount: unknown, path: string, faults: Faults): unknown {
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
    if (!optional && exact.length > rule.maximum)
      return refuseAs(faults, `${path}.value`, exact, `at most ${rule.maximum}, written with two decimals`)
    if (typeof currency !== 'string' || currency.length !== 3)
      return refuseAs(faults, `${path}.currency`, currency, '3 characters, as in IDR')
    return { value: exact, currency }
  }
  return {
    read,
    peek(amount) {
      if (!isMembers(amount)) return amount
      const value = ownMember(amount, 'value')
      const currency = ownMember(amount, 'currency')
      if (isAbsent(value) && isAbsent(currency)) return undefined
      const exact = toAmountValue(value)
      return exact === undefined || typeof currency !== 'string' ? amount : { value: exact, currency }
    },
    receive(amount) {
      if (!isMembers(amount) || read(amount, '', noFaults()) === undefined) return undefined
      return { value: amount.value, currency: amount.currency }
    },
  }
}

const toAmountValue = (value: unknown): string | undefined => {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(String(value))
  if (match === null) return undefined
  const [, whole = '', places = ''] = match
  return `${whole.replace(/^0+(?=\d)/, '')}.${places.padEnd(2, '0')}`
}

/** Without leading and trailing U+0020, and no other character. */
const trimSpaces = (text: string): string => text.replace(/^ +/, '').replace(/ +$/, '')

/** What is wrong with an answer. */
interface Problem {
  readonly field: string
  readonly message: string
}

/** Writes one object of an answer: its named members, in the table's order. What is wrong with it is added to `problems`. */
type TableWriter = (answer: Members, prefix: string, problems: Problem[]) => Members

/** What a value is on the wire; `undefined` where a problem was noted. */
type FieldWriter = (value: unknown, path: string, problems: Problem[]) => unknown

const AMOUNT = 'an amount: rupiah(10000)'

/** Makes the checks of a table for what goes out, once. Fields that it does not name stay behind. */
export function writePlainly(table: FieldTable): TableWriter {
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
      return (value, path, problems) =>
        toWire(value) ?? refuseAnswer(problems, path, value, describeExpected(rule, value))
    }
  }
}

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
    if (!isMembers(amount)) return refuseAnswer(problems, path, amount, AMOUNT)
    const { value, currency } = amount
    // A number would go out as it was calculated: 10000.1 + 0.2 has more than two decimals.
    const exact = typeof value === 'string' ? toAmountValue(value) : undefined
    if (exact === undefined) return refuseAnswer(problems, `${path}.value`, value, AMOUNT)
    if (exact.length > maximum) return refuseAnswer(problems, `${path}.value`, exact, `at most ${maximum}`)
    if (typeof currency !== 'string' || currency.length !== 3)
      return refuseAnswer(problems, `${path}.currency`, currency, '3 characters, as in IDR')
    return { value: exact, currency }
  }
}

/** An object without rows is one of which nothing is known: it goes out as it is. */
function writeObject(rule: FieldRule & { readonly kind: 'object' }): FieldWriter {
  const write = Object.keys(rule.fields).length === 0 ? undefined : writePlainly(rule.fields)
  return (value, path, problems) => {
    if (!isMembers(value)) return refuseAnswer(problems, path, value, 'an object')
    return write === undefined ? value : write(value, `${path}.`, problems)
  }
}

function writeList(rule: FieldRule & { readonly kind: 'list' }): FieldWriter {
  const write = writeField(rule.of)
  return (value, path, problems) => {
    if (!Array.isArray(value) || value.length > rule.maximum)
      return refuseAnswer(problems, path, value, describeExpected(rule, value))
    return value.map((member: unknown, index) => write(member, `${path}.${index}`, problems))
  }
}

function refuseAnswer(problems: Problem[], field: string, value: unknown, expected: string): undefined {
  problems.push({ field, message: `${field}: ${describe(value)} came; expected ${expected}` })
  return undefined
}
