import { decodeAscii } from './utf8.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

const urlAlphabet: string = alphabet.replace('+/', '-_')
const sextets: Int8Array = new Int8Array(128).fill(-1)
for (let index = 0; index < alphabet.length; index++) sextets[alphabet.charCodeAt(index)] = index

/**
 * Decodes base64 (RFC 4648 §4) strictly: padding may be left out whole, white space may stand anywhere
 * (a gateway's page prints `BkLg ==`), the bits behind the last byte must be zero. The URL-safe alphabet is refused.
 *
 * @returns The bytes, or `undefined` for anything else. Never throws.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const compact = text.replace(/[ \t\r\n]+/g, '')
  const unpadded = compact.replace(/={1,2}$/, '')
  const padded = unpadded.length !== compact.length
  if (unpadded.length % 4 === 1 || (padded && compact.length % 4 !== 0)) return undefined

  const bytes = new Uint8Array(Math.floor((unpadded.length * 3) / 4))
  let bits = 0
  let held = 0
  let written = 0
  for (let index = 0; index < unpadded.length; index++) {
    const value = sextets[unpadded.charCodeAt(index)] ?? -1
    if (value < 0) return undefined
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[written++] = bits >> held
      bits &= (1 << held) - 1
    }
  }
  return bits === 0 ? bytes : undefined
}

/** Decodes base64 in its URL-safe alphabet, without padding (RFC 4648 §5). @returns The bytes, or `undefined` for anything else. */
export function decodeBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text)) return undefined
  return decodeBase64(text.replaceAll('-', '+').replaceAll('_', '/'))
}

/** Encodes bytes as padded base64 (RFC 4648 §4). */
export function encodeBase64(bytes: Uint8Array): string {
  const text = encode(bytes, alphabet)
  return text + '=='.slice(0, (3 - (bytes.length % 3)) % 3)
}

/** Encodes bytes as base64 in its URL-safe alphabet, without padding (RFC 4648 §5). */
export function encodeBase64Url(bytes: Uint8Array): string {
  return encode(bytes, urlAlphabet)
}

/** Writes codes and decodes them as a whole: a text that grows digit by digit holds an object for each. */
function encode(bytes: Uint8Array, digits: string): string {
  const text = new Uint8Array(Math.ceil((bytes.length * 4) / 3))
  let bits = 0
  let held = 0
  let written = 0
  for (const byte of bytes) {
    bits = (bits << 8) | byte
    held += 8
    while (held >= 6) {
      held -= 6
      text[written++] = digits.charCodeAt((bits >> held) & 63)
    }
    bits &= (1 << held) - 1
  }
  if (held > 0) text[written] = digits.charCodeAt((bits << (6 - held)) & 63)
  return decodeAscii(text)
}
