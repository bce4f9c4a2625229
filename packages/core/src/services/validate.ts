import type { StandardSchemaV1 } from '@standard-schema/spec'
import { fail, ok, type Result } from '../result.ts'

/**
 * Checks a parsed body against a schema. Missing fields come before malformed ones, whatever the schema's order.
 *
 * A Standard Schema issue has no code, so the raw input at its path tells which it is: undefined, null or empty is
 * `FIELD_MISSING`, anything else `FIELD_INVALID`.
 */
export async function validate<Output>(
  schema: StandardSchemaV1<unknown, Output>,
  body: object,
): Promise<Result<Output>> {
  const result = await schema['~standard'].validate(body)
  if (result.issues === undefined) return ok(result.value)
  const paths = result.issues.map(toPath)
  const missing = paths.find((path) => isMissing(body, path))
  if (missing !== undefined) return fail('FIELD_MISSING', `${missing.join('.')} is missing or empty`, missing.join('.'))
  const field = paths[0]?.join('.') || undefined
  return fail('FIELD_INVALID', `${field ?? 'the body'} is refused: ${result.issues[0]?.message}`, field)
}

/** An issue's path as plain keys. */
export function toPath({ path = [] }: StandardSchemaV1.Issue): string[] {
  return path.map((segment) => String(typeof segment === 'object' ? segment.key : segment))
}

function isMissing(body: object, path: readonly string[]): boolean {
  let value: unknown = body
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return true
    value = (value as Record<string, unknown>)[key] // an object, as checked on the line above
  }
  return value === undefined || value === null || value === ''
}
