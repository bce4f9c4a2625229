import { constants, type KeyObject, publicDecrypt } from 'node:crypto'
import type { GivenKey } from './given-key.ts'

/** What an RSA signature holds. `pss` hides its hash; `bare` has no algorithm beside it, so it is no signature of the standard. */
export type OpenedSignature =
  | { readonly padding: 'pkcs1'; readonly digest: string; readonly hash: Buffer }
  | { readonly padding: 'bare'; readonly content: Buffer }
  | { readonly padding: 'pss' }

/** DigestInfo up to the hash (RFC 8017 §9.2, note 1). */
const DIGEST_INFOS: Readonly<Record<string, string>> = {
  sha256: '3031300d060960864801650304020105000420',
  sha1: '3021300906052b0e03021a05000414',
  sha512: '3051300d060960864801650304020305000440',
  sha384: '3041300d060960864801650304020205000430',
  md5: '3020300c06082a864886f70d020505000410',
}

/**
 * Opens an RSA signature with a public key and takes the hash out, without knowing what was signed. That a signature opens proves
 * that the private half of this key made it: the padding has hundreds of bytes that no other key yields.
 *
 * @returns `undefined` when another key made it. For `pss` there is a chance of 1 in 512 that another key did.
 */
export function openSignature({ rsa }: GivenKey, signature: Uint8Array): OpenedSignature | undefined {
  if (rsa === undefined || signature.length !== Math.ceil(rsa.bits / 8)) return undefined
  const content = recover(rsa.publicKey, constants.RSA_PKCS1_PADDING, signature)
  if (content === undefined) {
    const encoded = recover(rsa.publicKey, constants.RSA_NO_PADDING, signature)
    return encoded?.at(-1) === 0xbc && (encoded[0] ?? 0x80) < 0x80 ? { padding: 'pss' } : undefined
  }
  const text = content.toString('hex')
  for (const [digest, prefix] of Object.entries(DIGEST_INFOS)) {
    if (text.startsWith(prefix)) return { padding: 'pkcs1', digest, hash: content.subarray(prefix.length / 2) }
  }
  return { padding: 'bare', content }
}

function recover(key: KeyObject, padding: number, signature: Uint8Array): Buffer | undefined {
  try {
    return publicDecrypt({ key, padding }, signature)
  } catch {
    return undefined
  }
}
