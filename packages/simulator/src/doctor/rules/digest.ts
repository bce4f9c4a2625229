import type { Digest } from '../hypothesis.ts'
import type { Rule } from '../rule.ts'

const NAMES: Readonly<Record<Digest, string>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
  md5: 'MD5',
}

const ALL: readonly Digest[] = ['sha1', 'sha256', 'sha384', 'sha512', 'md5']

/** SHA-1 or SHA-512 where RSA takes SHA-256; SHA-256 where HMAC takes SHA-512. */
export const digest: Rule = {
  name: 'digest',
  field: 'digest',
  vary: ({ mechanism, digest: usual }) =>
    ALL.map((other) => ({
      change: { digest: other },
      cause:
        mechanism === 'rsa'
          ? `The signature was made with ${NAMES[other]}withRSA, and SNAP takes ${NAMES[usual]}withRSA.`
          : `The signature was made with HMAC-${NAMES[other].replace('-', '')}, and SNAP takes HMAC-${NAMES[usual].replace('-', '')}.`,
      fix: 'The signer must change its algorithm. snap-sdk pins it and has no option for another.',
    })),
}
