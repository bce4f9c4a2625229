import { describeKey, type GivenKey } from '../given-key.ts'
import type { Rule } from '../rule.ts'

/** A certificate or a private key where the public key belongs. */
export const keyPurpose: Rule = {
  name: 'key-purpose',
  field: 'keys',
  vary: (_, { keys }) =>
    keys.filter(isMisgiven).map((key) => ({
      change: { keys: [key] },
      cause: `${key.source} holds a ${key.found} (${describeKey(key)}), and not a public key. It belongs to the pair that made the signature, but many verifiers refuse it in this form.`,
      fix: key.found.includes('private')
        ? 'Take the public half: openssl pkey -in FILE -pubout. Only the signer may hold its private key: if this one came from the gateway, or went through an e-mail, it is leaked and must be replaced.'
        : 'Take the public key out: openssl x509 -in FILE -pubkey -noout',
    })),
}

/** Whether a key is RSA, but came in a form that is not a public key's. */
function isMisgiven({ found, rsa }: GivenKey): boolean {
  return rsa !== undefined && found !== 'public key'
}
