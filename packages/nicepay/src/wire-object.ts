import { SnapConfigurationError } from '@snap-sdk/core'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import * as z from 'zod/mini'
import { NICO_FIELD_NAMES, type NicoFieldNames } from './field-names.ts'

/** The schemas of a body's fields, by our name. */
export type Fields = Readonly<Record<string, z.ZodMiniType>>

/** Completes overridden field names. @throws SnapConfigurationError `SERVICE_INVALID` for a name that is not ours to override, or no name. */
export function completeFieldNames(overrides: Partial<NicoFieldNames> = {}): NicoFieldNames {
  for (const [field, name] of Object.entries(overrides)) {
    if (Object.hasOwn(NICO_FIELD_NAMES, field) && typeof name === 'string' && name !== '') continue
    throw new SnapConfigurationError(
      'SERVICE_INVALID',
      `fieldNames.${field} is '${String(name)}'. It takes a name for one of: ${Object.keys(NICO_FIELD_NAMES).join(', ')}.`,
    )
  }
  return { ...NICO_FIELD_NAMES, ...overrides }
}

/**
 * A schema for a body: it checks the gateway's names, so that a refusal names the field that was sent, and gives the handler
 * ours. Unknown fields pass.
 *
 * @throws SnapConfigurationError `SERVICE_INVALID` when two fields would have the same name.
 */
export function wireObject<Request>(fields: Fields, names: NicoFieldNames): StandardSchemaV1<unknown, Request> {
  const wireNames = Object.keys(fields).map((field): [string, string] => [field, toWireName(field, names)])
  const sent = new Set(wireNames.map(([, name]) => name))
  if (sent.size < wireNames.length) {
    throw new SnapConfigurationError(
      'SERVICE_INVALID',
      `fieldNames gives two fields the same name: ${wireNames.map(([, name]) => name).join(', ')}`,
    )
  }
  const wireFields = Object.fromEntries(wireNames.map(([field, name]) => [name, fields[field] ?? z.unknown()]))
  const renamed = wireNames.filter(([field, name]) => field !== name)
  const schema = z.pipe(
    z.looseObject(wireFields),
    z.transform((body: Record<string, unknown>) => (renamed.length === 0 ? body : rename(body, renamed))),
  )
  // The keys and types of Request are those of `fields`: TypeScript cannot see through a table.
  return schema as unknown as StandardSchemaV1<unknown, Request>
}

/** Puts the gateway's names on a body that has ours. */
export function toWire(body: object, names: NicoFieldNames): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).map(([field, value]) => [toWireName(field, names), value]))
}

function toWireName(field: string, names: NicoFieldNames): string {
  return Object.hasOwn(names, field) ? names[field as keyof NicoFieldNames] : field
}

function rename(
  body: Record<string, unknown>,
  renamed: readonly [field: string, wireName: string][],
): Record<string, unknown> {
  const rest = { ...body }
  for (const [, wireName] of renamed) delete rest[wireName]
  return { ...rest, ...Object.fromEntries(renamed.map(([field, wireName]) => [field, body[wireName]])) }
}

/** A mandatory text of at most `length` characters. */
export function text(length: number): z.ZodMiniType<string, string> {
  return z.string().check(z.minLength(1), z.maxLength(length))
}

/** A field that no page confirms: taken as text or number, handed on as text, never a reason to refuse by its length. */
export function inferredText(): z.ZodMiniType<string | undefined> {
  return z.pipe(
    z.nullish(z.union([z.string(), z.number()])),
    z.transform((value) => (value === undefined || value === null || value === '' ? undefined : String(value))),
  )
}
