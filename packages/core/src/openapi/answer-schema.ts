import type { FieldTable } from '../services/field.ts'
import type { AnyService, Members } from '../services/service.ts'
import { isMembers } from '../services/values.ts'
import { type FillField, fillTable } from './fill-table.ts'
import { fieldSchema, type Schema, type Side } from './schema.ts'

/** One place of a body, of three answers: all rows are there; the answer's optional ones are not, so that an echo shows; no optional ones. */
interface Place {
  readonly whole: unknown
  readonly echo: unknown
  readonly least: unknown
}

/**
 * The schema of a successful answer's data. A service's `toBody` is code, so it is asked: it gets an answer and a request of which each leaf
 * is a text of its own, and where that text comes out, its row's schema stands. What comes out where only mandatory rows are there is required.
 */
export function answerSchema({ toBody }: AnyService, fields: FieldTable, table: FieldTable): Schema {
  const known = new Map<unknown, Schema>()
  const give = (hasAnswer: boolean, hasRequest: boolean): unknown => {
    const answered = fillTable(table, { fill: marker('answer', known), isWhole: hasAnswer, isSpelled: true })
    const request = fillTable(fields, { fill: marker('echo', known), isWhole: hasRequest, isSpelled: false })
    return toBody === undefined ? answered : toBody(answered, { request, body: request })
  }
  return shape({ whole: give(true, true), echo: give(false, true), least: give(false, false) }, known)
}

function marker(side: Side, known: Map<unknown, Schema>): FillField {
  const mark = <Mark>(text: Mark, schema: Schema): Mark => {
    known.set(text, schema)
    return text
  }
  return (field) => {
    const schema = fieldSchema(field, side)
    const { properties } = schema
    if (!isMembers(properties)) return mark(`\0${known.size}`, schema)
    // An amount goes on as it is, or by its members.
    const members = Object.entries(properties).map(([name, each]) => [name, mark(`\0${known.size}`, each as Schema)])
    return mark(Object.fromEntries(members), schema)
  }
}

function shape({ whole, echo, least }: Place, known: ReadonlyMap<unknown, Schema>): Schema {
  const row = known.get(echo) ?? known.get(whole)
  if (row !== undefined) return row
  const value = whole ?? echo
  if (Array.isArray(value)) {
    const first = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined)
    return { type: 'array', items: shape({ whole: first(whole), echo: first(echo), least: first(least) }, known) }
  }
  if (!isMembers(value)) return value === undefined ? {} : { type: typeof value }
  const [all, echoed, rest] = [membersOf(whole), membersOf(echo), membersOf(least)]
  const names = Object.keys({ ...all, ...echoed })
  const required = Object.keys(rest)
  const object = {
    type: 'object',
    ...(names.length > 0 && {
      properties: Object.fromEntries(
        names.map((name) => [name, shape({ whole: all[name], echo: echoed[name], least: rest[name] }, known)]),
      ),
    }),
    ...(required.length > 0 && { required }),
  }
  // One transaction, or a list of them, as the request asks.
  return Array.isArray(least) ? { anyOf: [object, shape({ whole: least, echo: least, least }, known)] } : object
}

/** Those that JSON writes. */
function membersOf(value: unknown): Members {
  return isMembers(value) ? Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) : {}
}
