/** What X-SIGNATURE's text is, before anything is verified. */
export interface ReadSignature {
  readonly encoding: 'base64' | 'hex' | 'neither base64 nor hex' | 'missing'
  /** Decoded; empty when it cannot be. */
  readonly bytes: Uint8Array
}

/** An RSA-8192 signature that was encoded twice has fewer characters. */
const MAX_CHARACTERS = 8192

/** Decodes base64 strictly: the standard alphabet, padding or none, white space anywhere. Hex digits alone are base64 too: see the rule `signature-hex`. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const compact = text.replace(/\s+/g, '')
  if (compact === '' || compact.length > MAX_CHARACTERS || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return undefined
  const bytes = Buffer.from(compact, 'base64')
  return bytes.toString('base64').replace(/=+$/, '') === compact.replace(/=+$/, '') ? bytes : undefined
}

/** Decodes hex of either letter case. */
export function decodeHex(text: string): Uint8Array | undefined {
  const compact = text.trim()
  if (compact.length > MAX_CHARACTERS || !/^(?:[0-9A-Fa-f]{2})+$/.test(compact)) return undefined
  return Buffer.from(compact, 'hex')
}

/** Reads X-SIGNATURE: hex when it is nothing but hex digits, else base64. */
export function readSignature(text: string | undefined): ReadSignature {
  if (text === undefined || text.trim() === '') return { encoding: 'missing', bytes: new Uint8Array() }
  const fromHex = decodeHex(text)
  const fromBase64 = decodeBase64(text)
  if (fromHex !== undefined) return { encoding: 'hex', bytes: fromHex }
  if (fromBase64 !== undefined) return { encoding: 'base64', bytes: fromBase64 }
  return { encoding: 'neither base64 nor hex', bytes: new Uint8Array() }
}

/** What a signature of this length can be. */
const MEANINGS: Readonly<Record<number, string>> = {
  16: 'too short for SNAP: as long as HMAC-MD5',
  20: 'as long as HMAC-SHA1, which SNAP does not use',
  32: 'as long as HMAC-SHA256, which SNAP does not use',
  48: 'as long as HMAC-SHA384, which SNAP does not use',
  64: 'as long as HMAC-SHA512: the symmetric scheme, made with a client secret',
  128: 'as long as RSA with a key of 1024 bits',
  256: 'as long as RSA with a key of 2048 bits',
  384: 'as long as RSA with a key of 3072 bits',
  512: 'as long as RSA with a key of 4096 bits',
}

/** What a signature's length and encoding say, as a clause behind "it is". */
export function describeSignature({ encoding, bytes }: ReadSignature): string {
  if (encoding === 'missing') return 'missing'
  if (bytes.length === 0) return 'neither base64 nor hex'
  return `${bytes.length} bytes in ${encoding}, ${MEANINGS[bytes.length] ?? 'which is the length of no signature that SNAP uses'}`
}
