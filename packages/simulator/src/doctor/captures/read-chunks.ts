/**
 * Puts the body of a `Transfer-Encoding: chunked` message together (RFC 9112 §7.1). Lines may end with LF alone, as pasted files
 * have it. Chunk extensions and trailers are dropped.
 *
 * @returns `undefined` when these are no chunks, or the last one is missing.
 */
export function readChunks(bytes: Uint8Array): Uint8Array | undefined {
  const parts: Uint8Array[] = []
  let start = 0
  for (;;) {
    const feed = bytes.indexOf(0x0a, start)
    if (feed < 0 || feed - start > 200) return undefined
    const [, digits] =
      /^([0-9A-Fa-f]{1,7})[ \t]*(?:;.*)?\r?$/.exec(Buffer.from(bytes.subarray(start, feed)).toString('latin1')) ?? []
    if (digits === undefined) return undefined
    const size = Number.parseInt(digits, 16)
    if (size === 0) return Buffer.concat(parts)
    const end = feed + 1 + size
    if (end > bytes.length) return undefined
    parts.push(bytes.subarray(feed + 1, end))
    const after = bytes[end] === 0x0d ? end + 1 : end
    if (bytes[after] !== 0x0a) return undefined
    start = after + 1
  }
}
