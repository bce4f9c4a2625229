const encoder: TextEncoder = new TextEncoder()
// ignoreBOM keeps a byte order mark in the text, where JSON.parse refuses it: RFC 8259 §8.1 forbids one.
const strictDecoder: TextDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const decoder: TextDecoder = new TextDecoder()

export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text)
}

/** Decodes UTF-8, or gives `undefined` for bytes that are none, where a lenient decoder would change them silently. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strictDecoder.decode(bytes)
  } catch {
    return undefined
  }
}

/** Decodes bytes that can be nothing but ASCII, as an encoder wrote them. */
export function decodeAscii(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}
