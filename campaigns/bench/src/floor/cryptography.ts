type Awaitable<T> = T | Promise<T>

/** What a merchant must compute for a call, with keys that are prepared once. Each of two platforms' ways implements it. */
export interface Cryptography {
  /** SHA256withRSA, the gateway's key. */
  verifyRsa(text: string, signature: Uint8Array<ArrayBuffer>): Awaitable<boolean>
  /** HMAC-SHA512, the client secret; in constant time. */
  verifyHmac512(text: string, signature: Uint8Array<ArrayBuffer>): Awaitable<boolean>
  /** HMAC-SHA256, the token secret. */
  signHmac256(text: string): Awaitable<Uint8Array>
  /** In constant time. */
  verifyHmac256(text: string, signature: Uint8Array<ArrayBuffer>): Awaitable<boolean>
  /** SHA-256, lower-case hex. */
  hash(bytes: Uint8Array<ArrayBuffer>): Awaitable<string>
}
