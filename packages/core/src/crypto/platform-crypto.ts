import type { MaybePromise } from '../maybe-promise.ts'

/**
 * What the house asks of a platform's cryptography: one interface, and two files that have it. `#crypto` is one of them, chosen by the
 * import conditions of this package: `node.ts` on Node, `web.ts` everywhere else.
 *
 * Both give the same values for the same bytes. What may be a promise is one in `web.ts` alone.
 */
export interface PlatformCrypto {
  /** SHA-256 of any number of bytes. */
  sha256(bytes: Uint8Array, encoding: DigestEncoding): MaybePromise<string>
  /** SHA-256 of a few bytes, or of a short text as UTF-8. Never a promise. */
  sha256OfFew(message: Uint8Array | string, encoding: DigestEncoding): string
  /** Prepares a key for HMAC-SHA256, once a key and not once a message. It may have any length but 0. */
  prepareHmac(key: Uint8Array): Hmac
  /** Prepares a key whose HMAC-SHA512 others have made, once a key and not once a call. It may have any length but 0. */
  prepareHmacKey(key: Uint8Array<ArrayBuffer>): Verify
  /**
   * Prepares an RSA public key for SHA256withRSA (RSASSA-PKCS1-v1_5), once a key and not once a call. Does *not* judge its size.
   *
   * @param spki SubjectPublicKeyInfo (RFC 5280 §4.1).
   * @throws Error, or rejects, when the platform refuses the key.
   */
  prepareRsaKey(spki: Uint8Array<ArrayBuffer>): MaybePromise<Verify>
  /** Whether bytes are the same, in a time that depends on their number alone: for codes that a caller must not find by guessing. */
  equalBytes(a: Uint8Array, b: Uint8Array): boolean
  /** A random UUID, version 4. */
  randomUuid(): string
  /** A text as UTF-8. */
  encodeUtf8(text: string): Uint8Array<ArrayBuffer>
  /** As `encoding/base64.ts` has it, to the last refusal. */
  decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined
  /** In the URL-safe alphabet, without padding. */
  encodeBase64Url(bytes: Uint8Array): string
}

/** How a digest is written. Only base64 is padded. */
export type DigestEncoding = 'hex' | 'base64' | 'base64url'

/** Makes the codes of short messages under one key. A text counts as UTF-8. On the spot, without a promise. */
export type Hmac = (message: Uint8Array | string) => Uint8Array

/**
 * Whether a signature over some data was made with the key, in constant time where the key is a secret. A text counts as UTF-8. A signature
 * of another length was not.
 */
export type Verify = (
  signature: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer> | string,
) => MaybePromise<boolean>
