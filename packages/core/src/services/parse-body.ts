import { quoteLongNumbers } from '../encoding/quote-long-numbers.ts'
import { decodeUtf8 } from '../encoding/utf8.ts'
import { fail, ok, type Result } from '../result.ts'
import { describe } from './describe.ts'
import type { Members } from './service.ts'
import { isMembers } from './values.ts'

/** How deep a body may be nested, itself included: no gateway comes near it, and recursion over it is safe. */
const MAXIMUM_DEPTH = 100

/**
 * Parses a body: a JSON object in UTF-8, without a byte order mark, nested at most 100 levels deep.
 *
 * Numbers keep their digits: one of 16 digits and more, or that a double would not print back as it came, is a text of its own
 * characters. Of a doubled name the last one counts, as `JSON.parse` has it. A member `__proto__` is one like
 * any other and sets no prototype; a field table leaves it out where it makes a new object.
 *
 * @returns The members, or `JSON_INVALID`; its message never quotes the body. Never throws.
 */
export function parseBody(body: Uint8Array): Result<Members> {
  if (body.length === 0) return fail('JSON_INVALID', 'the body is empty; expected a JSON object')
  const text = decodeUtf8(body)
  if (text === undefined) return fail('JSON_INVALID', `the body of ${body.length} bytes is not UTF-8, as JSON must be`)
  const quoted = quoteLongNumbers(text, MAXIMUM_DEPTH)
  if (!quoted.ok) return quoted
  let value: unknown
  try {
    value = JSON.parse(quoted.value)
  } catch {
    // The engine's message would quote the body.
    return fail('JSON_INVALID', `the body of ${body.length} bytes is not JSON: ${describeStart(text)}`)
  }
  return isMembers(value)
    ? ok(value)
    : fail('JSON_INVALID', `the body is JSON: ${describe(value)} came; expected an object`)
}

/** What else is sent, told by how it starts, without a word of it. The first that fits. */
const STARTS: readonly (readonly [form: RegExp, what: string])[] = [
  [/^\s*$/, 'it is nothing but white space'],
  [/^\ufeff/, 'a byte order mark stands before it'],
  [/^\s*</, 'it starts as XML or HTML does'],
  [/^[\w.%+-]+=/, 'it starts as a form does (application/x-www-form-urlencoded)'],
  [/^\s*\{/, 'it starts as an object does, and is damaged or cut off behind that'],
]

function describeStart(text: string): string {
  return STARTS.find(([form]) => form.test(text))?.[1] ?? 'it does not start as an object does'
}
