import { type Field, type Fields, optional } from '@snap-sdk/core'

/** A request of which only some fields must be there. */
export type OptionalBut<Request, Names extends keyof Request> = Partial<Request> & Pick<Request, Names>

/** The same table with every row optional but those named: what a notice that is not `paid` must hold. */
export function optionalBut<Request extends object, const Names extends keyof Request & string>(
  fields: Fields<Request>,
  ...names: readonly Names[]
): Fields<OptionalBut<Request, Names>> {
  const mandatory: ReadonlySet<string> = new Set(names)
  const rows = Object.entries<Field>({ ...fields }).map(([name, row]) => [
    name,
    mandatory.has(name) ? row : optional(row),
  ])
  // The rows are those of `fields`, each with its value's type: only whether it may be absent is another.
  return Object.fromEntries(rows) as Fields<OptionalBut<Request, Names>>
}
