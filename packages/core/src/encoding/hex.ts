import { decodeAscii } from './utf8.ts'

const digits = '0123456789abcdef'

/** Encodes bytes as lower-case hex. */
export function encodeHex(bytes: Uint8Array): string {
  const text = new Uint8Array(bytes.length * 2)
  let written = 0
  for (const byte of bytes) {
    text[written++] = digits.charCodeAt(byte >> 4)
    text[written++] = digits.charCodeAt(byte & 15)
  }
  return decodeAscii(text)
}

/**
 * Decodes hex of either case.
 *
 * @returns The bytes, or `undefined` when the text is no hex. Never throws.
 */
export function decodeHex(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 2 !== 0 || !/^[0-9A-Fa-f]*$/.test(text)) return undefined
  const bytes = new Uint8Array(text.length / 2)
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = Number.parseInt(text.slice(index * 2, index * 2 + 2), 16)
  }
  return bytes
}
