import { decodeUtf8 } from '../encoding/utf8.ts'
import { fail, ok, type Result } from '../result.ts'

/** Parses a body that must be a JSON object in UTF-8, without a byte order mark. */
export function parseBody(body: Uint8Array): Result<object> {
  const text = decodeUtf8(body)
  if (text === undefined) return fail('JSON_INVALID', 'the body is not UTF-8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The engine's message would quote the body.
    return fail('JSON_INVALID', body.length === 0 ? 'the body is empty' : 'the body is not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fail('JSON_INVALID', 'the body is JSON but no object')
  }
  return ok(value)
}
