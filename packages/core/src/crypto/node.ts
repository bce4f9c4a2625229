import { createHmac, createPublicKey, createSecretKey, hash, randomUUID, timingSafeEqual, verify } from 'node:crypto'
import { decodeBase64 as decodeStrictly } from '../encoding/base64.ts'
import type { PlatformCrypto } from './platform-crypto.ts'

// On the spot: a WebCrypto job wakes a thread, which costs more than the work that it is given. See docs/decisions/0027.

export const sha256OfFew: PlatformCrypto['sha256OfFew'] = (message, encoding) => hash('sha256', message, encoding)

export const sha256: PlatformCrypto['sha256'] = sha256OfFew

export const prepareHmac: PlatformCrypto['prepareHmac'] = (key) => {
  const prepared = createSecretKey(key)
  return (message) => createHmac('sha256', prepared).update(message).digest()
}

export const prepareHmacKey: PlatformCrypto['prepareHmacKey'] = (key) => {
  const prepared = createSecretKey(key)
  return (signature, data) => equalBytes(signature, createHmac('sha512', prepared).update(data).digest())
}

export const prepareRsaKey: PlatformCrypto['prepareRsaKey'] = (spki) => {
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
  return (signature, data) => verify('sha256', typeof data === 'string' ? encodeUtf8(data) : data, key, signature)
}

export const equalBytes: PlatformCrypto['equalBytes'] = (a, b) => a.length === b.length && timingSafeEqual(a, b)

export const randomUuid: PlatformCrypto['randomUuid'] = randomUUID

export const encodeUtf8: PlatformCrypto['encodeUtf8'] = (text) => Buffer.from(text)

/** Node takes what is not base64, too. What it writes again as it came is: all that gateways send. The rest is read strictly. */
export const decodeBase64: PlatformCrypto['decodeBase64'] = (text) => {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : decodeStrictly(text)
}

export const encodeBase64Url: PlatformCrypto['encodeBase64Url'] = ({ buffer, byteOffset, length }) =>
  Buffer.from(buffer, byteOffset, length).toString('base64url')
