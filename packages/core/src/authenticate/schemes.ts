/** What a string to sign is made of. `empty` stands for a token that a gateway leaves out, its separator kept. */
export type StringPart = 'clientId' | 'method' | 'path' | 'accessToken' | 'empty' | 'bodyHash' | 'timestamp'

/** How a call is signed. Whether the body is covered is `parts.includes('bodyHash')`: nobody writes it down a second time. */
export interface SignatureScheme {
  /** A public key verifies SHA256withRSA, a client secret HMAC-SHA512. */
  readonly key: 'publicKey' | 'clientSecret'
  readonly parts: readonly StringPart[]
  readonly separator: '|' | ':'
}

/** A signature scheme by name. */
export type SchemeName = 'client-id' | 'symmetric' | 'asymmetric' | 'symmetric-without-token'

/**
 * What each scheme signs, and with what kind of key.
 *
 * @see docs/protocol.md, "Signatures"
 */
export const SCHEMES: Readonly<Record<SchemeName, SignatureScheme>> = {
  'client-id': { key: 'publicKey', parts: ['clientId', 'timestamp'], separator: '|' },
  symmetric: { key: 'clientSecret', parts: ['method', 'path', 'accessToken', 'bodyHash', 'timestamp'], separator: ':' },
  asymmetric: { key: 'publicKey', parts: ['method', 'path', 'bodyHash', 'timestamp'], separator: ':' },
  'symmetric-without-token': {
    key: 'clientSecret',
    parts: ['method', 'path', 'empty', 'bodyHash', 'timestamp'],
    separator: ':',
  },
}
