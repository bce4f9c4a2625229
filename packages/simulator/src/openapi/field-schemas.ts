import type { AnswerField } from '../services/answer-field.ts'
import type { Body, RequestField } from '../services/service.ts'

/** A JSON Schema of draft 2020-12. */
export type Schema = { readonly [keyword: string]: unknown }

/** One member of a body, as a table of either side describes it. */
interface Row {
  readonly path: string
  readonly schema: Schema
  readonly isRequired: boolean
}

interface Node {
  row?: Row
  readonly members: Map<string, Node>
}

const NULLABLE = 'null'

/**
 * The schema of a request, by the table of its service. What the gateway's own sample has otherwise is allowed, too: documents contradict
 * their samples, and what is sent counts.
 *
 * @param optional Members that are mandatory in the standard and not at this gateway. What its sample does not hold is not either.
 */
export function requestSchema(fields: readonly RequestField[], sample: Body, optional: readonly string[]): Schema {
  const rows = fields.map(({ path, kind, maxLength, presence, inferred }): Row => {
    const isOptional = optional.some((name) => path === name || path.startsWith(`${name}.`))
    const isSent = path.includes('.') || path in sample
    const isRequired = presence === 'mandatory' && inferred !== true && !isOptional && isSent
    const schema = KIND_SCHEMAS[kind](maxLength)
    return { path, isRequired, schema: inferred === true ? { ...schema, description: 'Inferred.' } : schema }
  })
  return allow(build(rows), sample)
}

/** The schema of a successful answer, by the rules that judge one. */
export function answerSchema(fields: readonly AnswerField[]): Schema {
  const codes: readonly Row[] = ['responseCode', 'responseMessage'].map((path) => ({
    path,
    isRequired: true,
    schema: { type: 'string' },
  }))
  const rows = fields.map(
    ({ path, type, length, missing, rule }): Row => ({
      path,
      isRequired: missing === 'must',
      schema: { ...TYPE_SCHEMAS[type](length), description: rule },
    }),
  )
  return build([...codes, ...rows])
}

const text = (maxLength: number | undefined): Schema => ({
  type: 'string',
  ...(maxLength === undefined ? {} : { maxLength }),
})
const object = (): Schema => ({ type: 'object' })
const amount = (): Schema => ({ type: 'string', pattern: '^\\d+\\.\\d{2}$' })
const currency = (): Schema => ({ type: 'string', minLength: 3, maxLength: 3 })
const dateTime = (): Schema => ({ type: 'string', format: 'date-time' })

const KIND_SCHEMAS: Readonly<Record<RequestField['kind'], (maxLength: number | undefined) => Schema>> = {
  text,
  number: (maxLength) => ({ ...text(maxLength), type: ['string', 'number'] }),
  object,
  list: () => ({ type: 'array' }),
  amount,
  currency,
  'date-time': dateTime,
  status: text,
}

const TYPE_SCHEMAS: Readonly<Record<AnswerField['type'], (length: number | undefined) => Schema>> = {
  text,
  object,
  amount,
  currency,
  'date-time': dateTime,
  seconds: text,
  'token-type': text,
}

/** Puts rows into each other by their paths: `paidAmount.value`, `billDetails[].billNo`. */
function build(rows: readonly Row[]): Schema {
  const root: Node = { members: new Map() }
  for (const row of rows) {
    let node = root
    for (const name of row.path.split('.')) {
      const next = node.members.get(name) ?? { members: new Map() }
      node.members.set(name, next)
      node = next
    }
    node.row = row
  }
  return toObject(root)
}

function toObject({ row, members }: Node): Schema {
  const entries = [...members]
  const required = entries.filter(([, { row }]) => row?.isRequired === true).map(([name]) => name.replace('[]', ''))
  return {
    type: 'object',
    ...(row?.schema.description === undefined ? {} : { description: row.schema.description }),
    ...(entries.length === 0
      ? {}
      : {
          properties: Object.fromEntries(entries.map(([name, node]) => [name.replace('[]', ''), toSchema(name, node)])),
        }),
    ...(required.length === 0 ? {} : { required }),
  }
}

function toSchema(name: string, node: Node): Schema {
  if (name.endsWith('[]')) return { type: 'array', items: toObject({ members: node.members }) }
  return node.members.size === 0 && node.row !== undefined ? node.row.schema : toObject(node)
}

/** Lets a value be as it is sent: a number for a text, `null` for what is not there, longer than its table says. */
function allow(schema: Schema, value: unknown): Schema {
  if (value === undefined) return schema
  const types = [schema.type].flat()
  const type = value === null ? NULLABLE : Array.isArray(value) ? 'array' : typeof value
  const known = type === 'array' || type === 'object' ? schema : withoutBroken(schema, value)
  const allowed = types.includes(type) || schema.type === undefined ? known : { ...known, type: [...types, type] }
  if (Array.isArray(value) && isSchema(schema.items))
    return { ...allowed, items: value.reduce<Schema>((items, each) => allow(items, each), schema.items) }
  if (type !== 'object' || !isSchema(schema.properties)) return allowed
  const given = value as Body // an object
  const properties = Object.entries(schema.properties).map(([name, member]) => [
    name,
    isSchema(member) ? allow(member, given[name]) : member,
  ])
  return { ...allowed, properties: Object.fromEntries(properties) }
}

/** Without what a sample breaks: its own length, its own way to write a time. */
function withoutBroken({ maxLength, pattern, format, ...rest }: Schema, value: unknown): Schema {
  const textual = String(value)
  return {
    ...rest,
    ...(typeof maxLength === 'number' && textual.length <= maxLength ? { maxLength } : {}),
    ...(typeof pattern === 'string' && new RegExp(pattern).test(textual) ? { pattern } : {}),
    ...(format !== undefined && /T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(textual) ? { format } : {}),
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
