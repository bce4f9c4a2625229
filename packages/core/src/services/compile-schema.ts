import type { StandardSchemaV1 } from '@standard-schema/spec'
import { fail, ok, type Result } from '../result.ts'
import { type CompiledFields, failWith, refuseAnswer } from './compile-fields.ts'
import type { Members } from './service.ts'
import { isAbsent, isMembers, valueAlong } from './values.ts'

/**
 * Makes the same of a Standard Schema as {@link compileFields} of a table, as far as a schema can: it names no fields, so that a peek is the
 * body as it came, and nothing is echoed.
 *
 * A schema may be asynchronous; `read` and `write` then give a promise. What it throws goes through.
 */
export function compileSchema(schema: StandardSchemaV1): CompiledFields {
  const validate = (value: unknown) => schema['~standard'].validate(value)
  return {
    peek: (body) => ({ values: body, isRight: false }),
    read: (body) => settle(validate(body), (result) => judgeBody(result, body)),
    received: () => ({}),
    receivedAsSpelled: () => ({}),
    write: (answer) => (answer === undefined ? refuseAnswer(answer) : settle(validate(answer), judgeAnswer)),
  }
}

type Validated = StandardSchemaV1.Result<unknown>

/** Judges at once what is there at once. */
function settle<T>(validated: Validated | Promise<Validated>, judge: (result: Validated) => T): T | Promise<T> {
  return 'then' in validated ? Promise.resolve(validated).then(judge) : judge(validated)
}

/** An issue has no code, so the body at its path tells what it is: a member that is absent, `null` or empty is missing. */
function judgeBody(result: Validated, body: Members): Result<unknown> {
  if (result.issues === undefined) return ok(result.value)
  const paths = result.issues.map(toPath)
  const missing = paths.find((path) => isAbsent(valueAlong(body, path)))?.join('.')
  if (missing !== undefined) return fail('FIELD_MISSING', `${missing} is missing or empty`, { field: missing })
  const field = paths[0]?.join('.') || undefined
  const message = `${field ?? 'the body'} is refused: ${cutText(result.issues[0]?.message)}`
  return fail('FIELD_INVALID', message, { field })
}

function judgeAnswer(result: Validated): Result<Members> {
  if (result.issues === undefined) return isMembers(result.value) ? ok(result.value) : refuseAnswer(result.value)
  return failWith(
    result.issues.map((issue) => {
      const field = toPath(issue).join('.')
      return { field, message: `${field === '' ? 'the answer' : ''}: ${cutText(issue.message)}` }
    }),
  )
}

/** A schema's own words, which may hold what came. */
function cutText(message: unknown): string {
  return String(message).slice(0, 200)
}

/** An issue's path as plain names; empty where it is about the whole. */
function toPath({ path = [] }: StandardSchemaV1.Issue): readonly string[] {
  return path.map((segment) => String(typeof segment === 'object' ? segment.key : segment))
}
