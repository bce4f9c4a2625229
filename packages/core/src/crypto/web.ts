import { hmac } from '@noble/hashes/hmac.js'
import { sha256 as hash256 } from '@noble/hashes/sha2.js'
import { decodeBase64, encodeBase64, encodeBase64Url } from '../encoding/base64.ts'
import { encodeHex } from '../encoding/hex.ts'
import { encodeUtf8 } from '../encoding/utf8.ts'
import { makeOnce } from '../make-once.ts'
import type { DigestEncoding, PlatformCrypto } from './platform-crypto.ts'

/** Up to here, hashing takes less of the main thread than handing the bytes to the platform and waiting. See docs/performance.md. */
const SMALL_BYTES = 1024

const RSA = 'RSASSA-PKCS1-v1_5'

const ENCODERS: Readonly<Record<DigestEncoding, (bytes: Uint8Array) => string>> = {
  hex: encodeHex,
  base64: encodeBase64,
  base64url: encodeBase64Url,
}

export const sha256OfFew: PlatformCrypto['sha256OfFew'] = (message, encoding) =>
  ENCODERS[encoding](hash256(toBytes(message)))

function toBytes<Bytes extends Uint8Array>(message: Bytes | string): Bytes | Uint8Array<ArrayBuffer> {
  return typeof message === 'string' ? encodeUtf8(message) : message
}

export const sha256: PlatformCrypto['sha256'] = (bytes, encoding) =>
  bytes.length <= SMALL_BYTES ? sha256OfFew(bytes, encoding) : sha256OfMany(bytes, encoding)

async function sha256OfMany(bytes: Uint8Array, encoding: DigestEncoding): Promise<string> {
  // A view on shared memory is no BufferSource by its type; the bytes of a request never are shared.
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return ENCODERS[encoding](new Uint8Array(digest))
}

export const prepareHmac: PlatformCrypto['prepareHmac'] = (key) => {
  const prepared = hmac.create(hash256, key)
  return (message) => prepared.clone().update(toBytes(message)).digest()
}

// SHA-512 by the platform: in JavaScript it is twice the work, and 2 kB of an edge bundle. See docs/decisions/0032.
export const prepareHmacKey: PlatformCrypto['prepareHmacKey'] = (key) => {
  const copy = key.slice() // it is imported when it is first used
  const prepare = makeOnce(() =>
    crypto.subtle.importKey('raw', copy, { name: 'HMAC', hash: 'SHA-512' }, false, ['verify']),
  )
  return async (signature, data) => crypto.subtle.verify('HMAC', await prepare(), signature, toBytes(data))
}

export const prepareRsaKey: PlatformCrypto['prepareRsaKey'] = async (spki) => {
  const key = await crypto.subtle.importKey('spki', spki, { name: RSA, hash: 'SHA-256' }, false, ['verify'])
  return (signature, data) => crypto.subtle.verify(RSA, key, signature, toBytes(data))
}

export const equalBytes: PlatformCrypto['equalBytes'] = (a, b) => {
  if (a.length !== b.length) return false
  let difference = 0
  for (let index = 0; index < a.length; index++) difference |= Number(a[index]) ^ Number(b[index])
  return difference === 0
}

export const randomUuid: PlatformCrypto['randomUuid'] = () => crypto.randomUUID()

export { decodeBase64, encodeBase64Url, encodeUtf8 }
