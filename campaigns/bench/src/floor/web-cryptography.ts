import { createPublicKey } from 'node:crypto'
import { type Merchant, tokenKeyOf } from '../workload/merchant.ts'
import type { GatewayName } from '../workload/workloads.ts'
import type { Cryptography } from './cryptography.ts'

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const { subtle } = globalThis.crypto

/** By WebCrypto, which on Node works on other threads. */
export async function createWebCryptography(merchant: Merchant, gateway: GatewayName): Promise<Cryptography> {
  const { publicKey, clientSecret } = merchant
  const spki = createPublicKey(publicKey).export({ type: 'spki', format: 'der' })
  const rsaKey = await subtle.importKey('spki', new Uint8Array(spki), RSA, false, ['verify'])
  const clientKey = await importHmacKey(encode(clientSecret), 'SHA-512')
  const tokenKey = await importHmacKey(new Uint8Array(tokenKeyOf(merchant, gateway)), 'SHA-256')
  return {
    verifyRsa: (text, signature) => subtle.verify(RSA, rsaKey, signature, encode(text)),
    verifyHmac512: (text, signature) => subtle.verify('HMAC', clientKey, signature, encode(text)),
    signHmac256: async (text) => new Uint8Array(await subtle.sign('HMAC', tokenKey, encode(text))),
    verifyHmac256: (text, signature) => subtle.verify('HMAC', tokenKey, signature, encode(text)),
    hash: async (bytes) => Buffer.from(await subtle.digest('SHA-256', bytes)).toString('hex'),
  }
}

function importHmacKey(key: Uint8Array<ArrayBuffer>, hash: string): Promise<CryptoKey> {
  return subtle.importKey('raw', key, { name: 'HMAC', hash }, false, ['sign', 'verify'])
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
