import type { Body, RequestField } from '../../services/service.ts'

/** One member of a body as the form shows it. */
export interface FormRow {
  /** `billDetails[0].billNo` */
  readonly path: string
  /** The field of the standard's table; absent for what a gateway has beyond it. */
  readonly field?: RequestField
  /** What the body holds there; `undefined` where it holds nothing. */
  readonly value: unknown
}

type Segment = string | number

/**
 * Lists the members of a body as rows of a form: those of the table in its order, in each item of a list that the body has, then what
 * the body has besides. Objects and lists that hold something are no rows: what they hold is.
 */
export function listRows(fields: readonly RequestField[], body: Body): readonly FormRow[] {
  const leaves = new Map(listLeaves(body))
  const rows = fields.flatMap((field) =>
    expand(field.path, body).flatMap((path): FormRow[] => {
      const value = readMember(body, path)
      const isParent = field.kind === 'object' || field.kind === 'list'
      if (isParent && !leaves.has(path)) return []
      return [{ path, field, value }]
    }),
  )
  const known = new Set(rows.map(({ path }) => path))
  const besides = [...leaves].filter(([path]) => !known.has(path)).map(([path, value]) => ({ path, value }))
  return [...rows, ...besides]
}

/** What stands at a path; `undefined` where nothing does. */
export function readMember(body: unknown, path: string): unknown {
  return toSegments(path).reduce<unknown>((inner, segment) => {
    if (typeof inner !== 'object' || inner === null) return undefined
    return Object.hasOwn(inner, segment) ? Reflect.get(inner, segment) : undefined
  }, body)
}

/** A body in which something else stands at a path; `undefined` takes it away. */
export function writeMember(body: Body, path: string, value: unknown): Body {
  return write(body, toSegments(path), value) as Body // an object stays one: the first segment is a name
}

function write(inner: unknown, [segment, ...rest]: readonly Segment[], value: unknown): unknown {
  if (segment === undefined) return value
  if (typeof segment === 'number') {
    const list = Array.isArray(inner) ? [...inner] : []
    list[segment] = write(list[segment], rest, value)
    return list
  }
  const object = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? { ...inner } : {}
  const next = write(Reflect.get(object, segment), rest, value)
  if (next === undefined) Reflect.deleteProperty(object, segment)
  else Reflect.set(object, segment, next)
  return object
}

/** `billDetails[].billNo` for each item that the body has. */
function expand(path: string, body: Body): string[] {
  const at = path.indexOf('[]')
  if (at < 0) return [path]
  const before = path.slice(0, at)
  const after = path.slice(at + 2)
  const list = readMember(body, before)
  if (!Array.isArray(list)) return []
  if (after === '') return [before]
  return list.flatMap((_, index) => expand(`${before}[${index}]${after}`, body))
}

/** What holds nothing further: texts, numbers, and objects and lists that are empty. */
function listLeaves(value: unknown, path = ''): (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  const entries = Object.entries(value)
  if (entries.length === 0) return path === '' ? [] : [[path, value]]
  return entries.flatMap(([name, inner]) =>
    listLeaves(inner, Array.isArray(value) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`),
  )
}

function toSegments(path: string): Segment[] {
  return path
    .split('.')
    .flatMap((part) => part.split('['))
    .map((part) => (part.endsWith(']') ? Number(part.slice(0, -1)) : part))
}
