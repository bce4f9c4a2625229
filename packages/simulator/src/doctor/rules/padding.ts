import type { Rule } from '../rule.ts'

const FIX = 'The signer must make a PKCS#1 v1.5 signature (SHA256withRSA, RS256). snap-sdk accepts no other.'

/** RSA-PSS, or an RSA encryption that is no signature. */
export const padding: Rule = {
  name: 'padding',
  field: 'padding',
  vary: () => [
    {
      change: { padding: 'pss' },
      cause: 'The signature was made with RSA-PSS, and SNAP takes PKCS#1 v1.5.',
      fix: FIX,
    },
    {
      change: { padding: 'bare' },
      cause:
        'The signer encrypted the hash (or the string itself) with its private key. A signature names its hash algorithm inside, and this one does not.',
      fix: `Use the signing function of the library, not its encryption. ${FIX}`,
    },
  ],
}
