import { createHmac, createPublicKey, createSecretKey, hash, randomUUID, timingSafeEqual, verify } from 'node:crypto'
import type { HmacHash, PlatformCrypto } from './platform-crypto.ts'

// On the spot: a WebCrypto job wakes a thread, which costs more than the work that it is given. See docs/decisions/0027.

const HASHES: Readonly<Record<HmacHash, string>> = { 'SHA-256': 'sha256', 'SHA-512': 'sha512' }

export const sha256OfFew: PlatformCrypto['sha256OfFew'] = (message, encoding) => hash('sha256', message, encoding)

export const sha256: PlatformCrypto['sha256'] = sha256OfFew

export const prepareHmac: PlatformCrypto['prepareHmac'] = (name, key) => {
  const prepared = createSecretKey(key)
  return (message) => createHmac(HASHES[name], prepared).update(message).digest()
}

export const prepareRsaKey: PlatformCrypto['prepareRsaKey'] = (spki) => {
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
  return (signature, data) => verify('sha256', data, key, signature)
}

export const equalBytes: PlatformCrypto['equalBytes'] = (a, b) => a.length === b.length && timingSafeEqual(a, b)

export const randomUuid: PlatformCrypto['randomUuid'] = randomUUID
