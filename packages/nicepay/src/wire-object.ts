import type { StandardSchemaV1 } from '@standard-schema/spec'
import * as z from 'zod/mini'
import { type NamePair, type NicoFieldNames, pairNames } from './field-names.ts'

/** A schema for each field that `Request` names: its index signature aside, a missing row does not compile. */
export type Fields<Request> = {
  readonly [Field in keyof Request as string extends Field ? never : Field]-?: z.ZodMiniType<Request[Field]>
}

/**
 * A schema for a body: it checks the gateway's names, so that a refusal names the field that was sent, and gives the handler
 * ours. Unknown fields pass, except `__proto__`, and except one that has our name of a renamed field: nothing has checked it.
 *
 * @throws SnapConfigurationError `SERVICE_INVALID` when two fields would have the same name.
 */
export function wireObject<Request>(
  fields: Fields<Request>,
  names: NicoFieldNames,
): StandardSchemaV1<unknown, Request> {
  const schemas: Readonly<Record<string, z.ZodMiniType>> = { ...fields }
  const pairs = pairNames(Object.keys(schemas), names)
  const body = z.looseObject(
    Object.fromEntries(pairs.map(([field, wireName]) => [wireName, schemas[field] ?? z.unknown()])),
  )
  const renamed = pairs.filter(([field, wireName]) => field !== wireName)
  const schema: z.ZodMiniType = renamed.length === 0 ? body : z.pipe(body, z.transform(renameBack(renamed)))
  // Its output has the keys and types of `fields`, which are those of Request: TypeScript cannot see through a table.
  return schema as StandardSchemaV1<unknown, Request>
}

function renameBack(renamed: readonly NamePair[]): (body: Record<string, unknown>) => Record<string, unknown> {
  const taken = new Set(renamed.flat())
  return (body) => {
    const rest = Object.entries(body).filter(([name]) => !taken.has(name))
    const ours = renamed.filter(([, wireName]) => Object.hasOwn(body, wireName))
    return Object.fromEntries([...rest, ...ours.map(([field, wireName]) => [field, body[wireName]] as const)])
  }
}

/**
 * Prepares what writes an object for the gateway: the given fields, in their order, under its names. Others stay behind.
 * Of two values of one field, the later source's counts, even where it is `undefined`.
 *
 * @throws SnapConfigurationError `SERVICE_INVALID` when two fields would have the same name.
 */
export function wireWriter<Field extends string>(
  fields: readonly Field[],
  names: NicoFieldNames,
): (...sources: readonly { readonly [Name in Field]?: unknown }[]) => Record<string, unknown> {
  const pairs = pairNames(fields, names)
  return (...sources) => {
    const written: Record<string, unknown> = {}
    for (const [field, wireName] of pairs) {
      for (const source of sources) {
        // Its type names these fields, and `pairs` has no others.
        if (Object.hasOwn(source, field)) written[wireName] = (source as Readonly<Record<string, unknown>>)[field]
      }
    }
    return written
  }
}
