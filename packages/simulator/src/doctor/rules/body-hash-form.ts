import { BODY_HASHES, type BodyHash } from '../hypothesis.ts'
import type { Rule } from '../rule.ts'

const CAUSES: Readonly<Record<BodyHash, string>> = {
  hex: 'in lower-case hex',
  'upper-case hex': 'in upper-case hex',
  base64: 'in base64',
  'SHA-512': 'made with SHA-512',
  'SHA-1': 'made with SHA-1',
  MD5: 'made with MD5',
  'hashed twice': 'hashed a second time',
  'not hashed': 'not as a hash at all, but as it is',
}

/** The body's hash in another writing or by another algorithm. */
export const bodyHashForm: Rule = {
  name: 'body-hash-form',
  field: 'bodyHash',
  vary: () =>
    Object.keys(BODY_HASHES)
      .filter(isBodyHash)
      .map((form) => ({
        change: { bodyHash: form },
        cause: `The body stands in the string to sign ${CAUSES[form]}.`,
        fix: 'The signer must write the hash as the standard does: SHA-256 of the body in lower-case hex. snap-sdk has no option for another.',
      })),
}

function isBodyHash(text: string): text is BodyHash {
  return Object.hasOwn(BODY_HASHES, text)
}
