import type { AnyService, Dialect } from '@snap-sdk/core'
import * as standard from '@snap-sdk/services'

/** A dialect whose services are not known by name. */
export type AnyDialect = Dialect<Readonly<Record<string, AnyService>>>

/** What a merchant asks for and no row says. */
export const BESIDE_ROWS: readonly string[] = ['retries', 'timeout']

/** Identity, or told of each by itself. */
const NOT_ROWS = new Set(['name', 'services', 'headers'])
/** Told by the service's own name, of each header by itself, or made by `defineService`. */
const NOT_SERVICE_ROWS = new Set(['id', 'path', 'headers', 'with', 'extend'])

/** Whether something that a package exports is a service. */
export const isService = (value: unknown): value is AnyService =>
  typeof value === 'object' && value !== null && 'id' in value && 'path' in value && 'with' in value

/** The services of the standard, by ID: what a dialect's service is compared with. */
const STANDARD: ReadonlyMap<string, AnyService> = new Map(
  Object.values(standard).flatMap((value) => (isService(value) ? [[value.id, value]] : [])),
)

/**
 * The names of all rows of a dialect, each of which must have a fact: `signature`, `headers.CHANNEL-ID`, `vaPayment`,
 * `vaPayment.duplicates`. What a dialect leaves as the standard has it is not a row. A service of the gateway's own is one row: its file tells the rest.
 */
export function rowsOf(dialect: AnyDialect): readonly string[] {
  const services = Object.entries(dialect.services)
  return [
    ...setNames(dialect).filter((name) => !NOT_ROWS.has(name)),
    ...headerNames('headers', dialect.headers),
    ...services.flatMap(([name, service]) => [name, ...changedRows(name, service)]),
  ]
}

/** What a dialect says under the name of a row. `undefined` for a row that is left as the standard has it. */
export function valueOfRow(dialect: AnyDialect, row: string): unknown {
  const [first = '', ...rest] = row.split('.')
  const start: unknown = Object.hasOwn(dialect.services, first) ? dialect.services[first] : Reflect.get(dialect, first)
  return rest.reduce(
    (value, member) => (typeof value === 'object' && value !== null ? Reflect.get(value, member) : undefined),
    start,
  )
}

function changedRows(name: string, service: AnyService): readonly string[] {
  const base = STANDARD.get(service.id)
  if (base === undefined) return []
  const changed = setNames(service).filter(
    (row) => !NOT_SERVICE_ROWS.has(row) && Reflect.get(service, row) !== Reflect.get(base, row),
  )
  return [
    ...changed.map((row) => `${name}.${row}`),
    ...(service.headers === base.headers ? [] : headerNames(`${name}.headers`, service.headers)),
  ]
}

const headerNames = (prefix: string, headers: AnyDialect['headers']): readonly string[] =>
  setNames(headers ?? {}).map((header) => `${prefix}.${header}`)

const setNames = (rows: object): readonly string[] =>
  Object.entries(rows).flatMap(([name, value]) => (value === undefined ? [] : [name]))
