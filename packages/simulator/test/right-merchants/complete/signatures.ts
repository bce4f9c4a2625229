import { createHash, createHmac, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto'

const HEX = /^(?:[0-9a-f]{2})+$/i
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/** Base64 or hex; nothing for anything else. */
function decodeSignature(text: string, bytes: number): Buffer | undefined {
  if (text.length === bytes * 2 && HEX.test(text)) return Buffer.from(text, 'hex')
  return BASE64.test(text) ? Buffer.from(text, 'base64') : undefined
}

const keys = new Map<string, KeyObject>()

/** Read once. */
function readKey(pem: string): KeyObject {
  const key = keys.get(pem) ?? createPublicKey(pem)
  keys.set(pem, key)
  return key
}

/** SHA256withRSA. */
export function verifyWithPublicKey(text: string, signature: string, publicKey: string): boolean {
  const key = readKey(publicKey)
  const bytes = decodeSignature(signature, Number(key.asymmetricKeyDetails?.modulusLength) / 8)
  return bytes !== undefined && verify('sha256', Buffer.from(text), key, bytes)
}

/** HMAC-SHA512, with the secret as text. */
export function verifyWithSecret(text: string, signature: string, clientSecret: string): boolean {
  const expected = createHmac('sha512', clientSecret).update(text).digest()
  const bytes = decodeSignature(signature, expected.length)
  return bytes !== undefined && bytes.length === expected.length && timingSafeEqual(bytes, expected)
}

/** Lower-case hex of SHA-256. */
export function hashBody(body: Buffer): string {
  return createHash('sha256').update(body).digest('hex')
}
