const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

const sextets: Int8Array = new Int8Array(128).fill(-1)
for (let index = 0; index < alphabet.length; index++) sextets[alphabet.charCodeAt(index)] = index

/**
 * Decodes base64 (RFC 4648 §4) strictly: padding may be left out whole, white space may stand anywhere
 * (NICEPAY's page prints `BkLg ==`), the bits behind the last byte must be zero. The URL-safe alphabet is refused.
 *
 * @returns The bytes, or `undefined` for anything else. Never throws.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const compact = text.replace(/[ \t\r\n]+/g, '')
  const digits = compact.replace(/={1,2}$/, '')
  const padded = digits.length !== compact.length
  if (digits.length % 4 === 1 || (padded && compact.length % 4 !== 0)) return undefined

  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4))
  let bits = 0
  let held = 0
  let written = 0
  for (let index = 0; index < digits.length; index++) {
    const value = sextets[digits.charCodeAt(index)] ?? -1
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

/** Encodes bytes as padded base64 (RFC 4648 §4). */
export function encodeBase64(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(index, index + 3)
    const left = bytes.length - index
    text += digit(first >> 2) + digit(((first & 3) << 4) | (second >> 4))
    text += left > 1 ? digit(((second & 15) << 2) | (third >> 6)) : '='
    text += left > 2 ? digit(third & 63) : '='
  }
  return text
}

function digit(value: number): string {
  return alphabet.charAt(value)
}
