import { hmac } from '@noble/hashes/hmac.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { compactVerify } from 'jose'

/** How the first house verified wherever there was no Node: WebCrypto for RSA, @noble/hashes for HMAC, jose for tokens. Of its state before decision 27. */

type Verify = (signature: Uint8Array<ArrayBuffer>, data: Uint8Array<ArrayBuffer>) => boolean | Promise<boolean>

const RSA = 'RSASSA-PKCS1-v1_5'

export async function prepareRsaKey(spki: Uint8Array<ArrayBuffer>): Promise<Verify> {
  const key = await crypto.subtle.importKey('spki', spki, { name: RSA, hash: 'SHA-256' }, false, ['verify'])
  return (signature, data) => crypto.subtle.verify(RSA, key, signature, data)
}

export function prepareHmacKey(key: Uint8Array): Verify {
  const prepared = hmac.create(sha512, key)
  return (signature, data) => equalBytes(signature, prepared.clone().update(data).digest())
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let index = 0; index < a.length; index++) difference |= Number(a[index]) ^ Number(b[index])
  return difference === 0
}

/** Of a token that was not seen before; the first house remembered the others, as today's does. */
export async function prepareTokenKey(key: Uint8Array<ArrayBuffer>): Promise<(token: string) => Promise<boolean>> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('raw', key, algorithm, false, ['verify'])
  return async (token) => {
    const { payload } = await compactVerify(token, imported, { algorithms: ['HS256'] })
    return payload.length > 0
  }
}
