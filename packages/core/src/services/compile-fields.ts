import { SnapConfigurationError } from '../configuration-error.ts'
import { fail, ok, type Result } from '../result.ts'
import { describe } from './describe.ts'
import { echoTable } from './echo-table.ts'
import { noFaults } from './faults.ts'
import { type Field, type FieldRule, type FieldTable, optional } from './field.ts'
import { type Peeked, peekTable } from './peek-table.ts'
import { prepareTable } from './prepare-table.ts'
import { readTable } from './read-table.ts'
import type { Members } from './service.ts'
import { isMembers } from './values.ts'
import { type Problem, writeTable } from './write-table.ts'

/** What is made of a field table, or of a schema: all that an endpoint asks of bodies and answers. */
export interface CompiledFields {
  /**
   * The values under our names, leniently normalised, and whether all of them are right: unknown members are as they came. For what must be
   * known before a call is judged, its meaning and its identity; a body that is right need not be read once more. Never throws.
   */
  peek(body: Members): Peeked
  /**
   * Judges a body and gives what the handler sees: named members normalised and under our names, unknown ones as they came.
   *
   * @returns `FIELD_MISSING`, which comes before `FIELD_INVALID`; `field` is the path as the gateway spells it.
   */
  read(body: Members): Result<unknown> | Promise<Result<unknown>>
  /** The named fields that pass their own check, as received, under our names. Objects hold their named members alone. Never throws. */
  received(body: Members): Members
  /** The same, each under its spelling in the body. */
  receivedAsSpelled(body: Members): Members
  /** Checks what a handler answered: nothing at all will do where nothing is mandatory. @returns What is ready for JSON, or `ANSWER_INVALID` with all that is wrong. */
  write(answer: unknown): Result<Members> | Promise<Result<Members>>
}

/** What is made of a field table: nothing of it waits. */
export interface CompiledTable extends CompiledFields {
  read(body: Members): Result<Members>
  write(answer: unknown): Result<Members>
}

/** How many problems of one answer are told. */
const TOLD_PROBLEMS = 10

/**
 * Makes checks of a field table, once, so that a call costs little.
 *
 * @throws SnapConfigurationError `SERVICE_INVALID` where a row is not one.
 * @example
 * const fields = compileFields({ payNo: text(20), totalAmount: amount })
 * const read = fields.read({ payNo: '701589101110', totalAmount: { value: '10000', currency: 'IDR' } })
 * if (read.ok) console.log(read.value.totalAmount) // { value: '10000.00', currency: 'IDR' }
 */
export function compileFields(table: FieldTable): CompiledTable {
  checkRows(table, '')
  const prepared = prepareTable(table)
  const write = writeTable(table)
  const needsNothing = Object.values(table).every((field) => field.optional)
  return {
    peek: (body) => peekTable(prepared, body),
    read(body) {
      const { values, isRight } = peekTable(prepared, body)
      if (isRight) return ok(values)
      const faults = noFaults()
      const request = readTable(prepared, body, '', faults)
      const { missing, invalid } = faults
      if (missing !== undefined) return fail('FIELD_MISSING', `${missing} is missing or empty`, { field: missing })
      return invalid === undefined ? ok(request) : fail('FIELD_INVALID', invalid.message, { field: invalid.field })
    },
    received: (body) => echoTable(prepared, body, false),
    receivedAsSpelled: (body) => echoTable(prepared, body, true),
    write(answer) {
      if (answer === undefined && needsNothing) return ok({})
      if (!isMembers(answer)) return refuseAnswer(answer)
      const problems: Problem[] = []
      const written = write(answer, problems)
      return problems.length === 0 ? ok(written) : failWith(problems)
    },
  }
}

/** The same table with each of its rows optional. The members of its objects stay as they are. */
export function optionalAll(table: FieldTable): FieldTable {
  return Object.fromEntries(Object.entries(table).map(([name, field]) => [name, optional(field)]))
}

/** Refuses what is not an object at all, whatever was expected of its members. */
export function refuseAnswer(answer: unknown): Result<never> {
  const message =
    answer === undefined
      ? 'nothing was returned: is a return missing?'
      : `${describe(answer)} was returned; expected an object`
  return fail('ANSWER_INVALID', message)
}

/** Tells all that is wrong with an answer; its field is the first one's. */
export function failWith(problems: readonly Problem[]): Result<never> {
  const told = problems.slice(0, TOLD_PROBLEMS).map(({ field, message }) => field + message)
  if (problems.length > TOLD_PROBLEMS) told.push(`and ${problems.length - TOLD_PROBLEMS} more`)
  return fail('ANSWER_INVALID', told.join('; '), { field: problems[0]?.field || undefined })
}

/** In JavaScript a row may be anything: `text` for `text(20)`, or a misspelled import. */
function checkRows(table: FieldTable, prefix: string): void {
  for (const [name, field] of Object.entries<unknown>(table)) checkRow(field, prefix + name)
}

function checkRow(field: unknown, path: string): void {
  if (!isField(field)) {
    throw new SnapConfigurationError(
      'SERVICE_INVALID',
      `the field ${path}: ${describe(field)} came; expected a row, such as text(20), amount or optional(date).`,
    )
  }
  if (field.rule.kind === 'object') checkRows(field.rule.fields, `${path}.`)
  if (field.rule.kind === 'list') checkRow(field.rule.of, `${path}.0`)
}

const KINDS: Readonly<Record<FieldRule['kind'], true>> = {
  text: true,
  literal: true,
  date: true,
  instant: true,
  number: true,
  amount: true,
  object: true,
  list: true,
  any: true,
}

function isField(field: unknown): field is Field {
  return isMembers(field) && isMembers(field.rule) && Object.hasOwn(KINDS, String(field.rule.kind))
}
