import { createHash, createHmac, createPublicKey, createSecretKey, timingSafeEqual, verify } from 'node:crypto'
import { type Merchant, tokenKeyOf } from '../workload/merchant.ts'
import type { GatewayName } from '../workload/workloads.ts'
import type { Cryptography } from './cryptography.ts'

/** By `node:crypto`, synchronously, on the main thread. */
export function createNodeCryptography(merchant: Merchant, gateway: GatewayName): Cryptography {
  const { publicKey, clientSecret } = merchant
  const rsaKey = createPublicKey(publicKey)
  const clientKey = createSecretKey(clientSecret, 'utf8')
  const tokenKey = createSecretKey(tokenKeyOf(merchant, gateway))
  const hmac256 = (text: string) => createHmac('sha256', tokenKey).update(text).digest()
  return {
    verifyRsa: (text, signature) => verify('sha256', Buffer.from(text), rsaKey, signature),
    verifyHmac512: (text, signature) => isSame(createHmac('sha512', clientKey).update(text).digest(), signature),
    signHmac256: hmac256,
    verifyHmac256: (text, signature) => isSame(hmac256(text), signature),
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
