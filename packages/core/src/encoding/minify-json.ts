import { fail, ok, type Result } from '../result.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** What a byte outside a string is. */
type ByteKind = 'space' | 'punctuation' | 'scalar'

const kindOf: readonly (ByteKind | undefined)[] = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte)
  if (' \t\r\n'.includes(character)) return 'space'
  if ('{}[],:'.includes(character)) return 'punctuation'
  // The bytes of numbers and of true, false, null.
  if ('+-.0123456789eEtrufalsn'.includes(character)) return 'scalar'
  return undefined
})

/**
 * Drops the insignificant white space of a JSON text, and nothing else: strings, numbers, key order and escapes keep
 * their bytes. The standard names `minify(RequestBody)` without defining it; this is the reading that
 * every published vector confirms (see docs/protocol.md, "The body's hash").
 *
 * Works on tokens, without recursion, in one pass. Does *not* check the grammar of JSON or the UTF-8 of strings:
 * it refuses only what has no well-defined minified form (a string without end, a foreign byte outside a string, two
 * scalars held apart by white space alone).
 *
 * @returns The minified bytes: the very same array when there was nothing to drop. An empty body stays empty.
 * @example
 * const minified = minifyJson(new TextEncoder().encode('{ "a": "b c" }')) // {"a":"b c"}
 */
export function minifyJson(body: Uint8Array): Result<Uint8Array> {
  let output: Uint8Array | undefined // made at the first byte that is dropped
  let length = 0
  let last: ByteKind = 'punctuation'
  let spaced = false

  for (let index = 0; index < body.length; ) {
    const byte = body[index] ?? 0
    const end = byte === QUOTE ? endOfString(body, index) : index + 1
    if (end === undefined) return fail('JSON_INVALID', `a string that starts at byte ${index} has no end`)
    const kind = byte === QUOTE ? 'scalar' : kindOf[byte]
    if (kind === undefined)
      return fail('JSON_INVALID', `byte ${index} stands outside a string and belongs to no JSON token`)
    if (kind === 'space') {
      output ??= new Uint8Array(body) // a copy: slice() of a Node Buffer would share its memory
      spaced = true
    } else {
      if (spaced && kind === 'scalar' && last === 'scalar')
        return fail('JSON_INVALID', `two values meet at byte ${index}`)
      output?.copyWithin(length, index, end) // what lies ahead in the copy is still as received
      length += end - index
      last = kind
      spaced = false
    }
    index = end
  }
  return ok(output === undefined ? body : output.subarray(0, length))
}

/** The index behind the closing quote of the string that opens at `start`. */
function endOfString(body: Uint8Array, start: number): number | undefined {
  for (let index = start + 1; index < body.length; index++) {
    if (body[index] === BACKSLASH) index++
    else if (body[index] === QUOTE) return index + 1
  }
  return undefined
}
