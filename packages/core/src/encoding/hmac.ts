import { hmac } from '@noble/hashes/hmac.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'

/** Makes the codes of short messages under one key. On the spot, without a promise. */
export type Hmac = (message: Uint8Array) => Uint8Array

const HASHES: { readonly 'SHA-256': typeof sha256; readonly 'SHA-512': typeof sha512 } = {
  'SHA-256': sha256,
  'SHA-512': sha512,
}

/** Prepares a key. Once a key, not once a message: that halves the work. */
export function prepareHmac(hash: keyof typeof HASHES, key: Uint8Array): Hmac {
  const prepared = hmac.create(HASHES[hash], key)
  return (message) => prepared.clone().update(message).digest()
}
