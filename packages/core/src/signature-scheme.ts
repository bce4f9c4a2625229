/** How a service's calls are signed. */
export type SignatureScheme = 'access-token' | 'symmetric' | 'asymmetric'

export interface SignatureSchemeRules {
  /** Whether a call carries an access token. */
  readonly needsToken: boolean
  /** Whether the key is a client secret (HMAC-SHA512) or a public key (SHA256withRSA). */
  readonly key: 'clientSecret' | 'publicKey'
}

/** @see docs/protocol.md, "Signatures" */
export const SIGNATURE_SCHEMES: Readonly<Record<SignatureScheme, SignatureSchemeRules>> = {
  'access-token': { needsToken: true, key: 'publicKey' },
  symmetric: { needsToken: true, key: 'clientSecret' },
  asymmetric: { needsToken: false, key: 'publicKey' },
}
