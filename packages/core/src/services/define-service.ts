import { SnapConfigurationError } from '../configuration-error.ts'
import type { Service, ServiceChanges, ServiceDefinition } from './service.ts'

/**
 * Defines a service of the standard once; dialects then make their own of it, and contracts give it a handler.
 *
 * @throws SnapConfigurationError `SERVICE_INVALID` for an id, a path or a code of the wrong form.
 * @example
 * const echo = defineService<{ text: string }, { text: string }>({
 *   id: 'echo', path: '/v1.0/echo', code: '99', fields: { text: text(20) }, answer: { text: text(20) },
 * })
 */
export function defineService<Request extends object, Answer extends object = object, Other = Partial<Request>>(
  definition: ServiceDefinition<Request, Answer, Other>,
): Service<Request, Answer, Other> {
  check(definition)
  const service: Service<Request, Answer, Other> = {
    ...definition,
    with: (changes) => defineService(change(definition, changes)),
    extend: ({ fields, answer }) =>
      // The tables are those of both types together.
      defineService({
        ...definition,
        fields: patch(definition, definition.fields, fields),
        answer: patch(definition, definition.answer, answer),
      } as never),
  }
  return service
}

/** Puts changed rows over a service's own. A row that is `undefined` changes nothing. */
function change<Request, Answer, Other>(
  definition: ServiceDefinition<Request, Answer, Other>,
  changes: ServiceChanges<Request, Answer, Other>,
): ServiceDefinition<Request, Answer, Other> {
  const {
    path = definition.path,
    code = definition.code,
    fields,
    answer,
    otherFields,
    duplicates,
    headers,
    ...rows
  } = changes
  return {
    ...definition,
    ...Object.fromEntries(Object.entries(rows).filter(([, row]) => row !== undefined)),
    path,
    code,
    fields: patch(definition, definition.fields, fields),
    answer: patch(definition, definition.answer, answer),
    otherFields: patch(definition, definition.otherFields, otherFields),
    duplicates: merge(definition.duplicates, duplicates),
    headers: merge(definition.headers, headers),
  }
}

function merge<Rows extends object>(rows: Rows | undefined, changes: Rows | undefined): Rows | undefined {
  return changes === undefined ? rows : { ...(rows as Rows), ...changes }
}

/** Rows over rows; a Standard Schema cannot be patched. */
function patch<Table extends object | undefined>(
  { id }: { readonly id: string },
  table: Table,
  changes: object | undefined,
): Table {
  if (changes === undefined) return table
  if (table !== undefined && '~standard' in table) {
    throw new SnapConfigurationError(
      'SERVICE_INVALID',
      `service ${id}: its fields are a schema, which cannot be changed row by row. Define it with a field table.`,
    )
  }
  return { ...table, ...changes }
}

interface CheckedRows {
  readonly id: string
  readonly path: string
  readonly code: string
  readonly fields: object
  readonly about?: readonly string[] | undefined
}

function check({ id, path, code, fields, about = [] }: CheckedRows): void {
  const refuse = (what: string) => {
    throw new SnapConfigurationError('SERVICE_INVALID', `service ${id}: ${what}`)
  }
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]*$/.test(id))
    refuse(`its id is '${id}'; it must look like va-payment.`)
  if (!/^(?:\/[A-Za-z0-9._~-]+)+$/.test(path))
    refuse(`its path is '${path}'; it must look like /v1.0/cvs/inquiry, without a slash at the end.`)
  if (!/^\d{2}$/.test(code)) refuse(`its code is '${code}'; it must be two digits.`)
  const unknown = about.find((name) => !Object.hasOwn(fields, name.split('.')[0] ?? ''))
  if (unknown !== undefined && !('~standard' in fields))
    refuse(`about names '${unknown}', which is not among its fields: ${Object.keys(fields).join(', ')}.`)
}
