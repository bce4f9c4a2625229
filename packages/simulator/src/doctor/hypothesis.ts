import { createHash } from 'node:crypto'
import type { Signable, StringPart } from '../sign.ts'
import type { GivenKey } from './given-key.ts'

/** Hash algorithms, as `node:crypto` names them. */
export type Digest = 'sha256' | 'sha512' | 'sha1' | 'sha384' | 'md5'

/** A client secret, or bytes that somebody may have taken for it. */
export interface GivenSecret {
  /** Where it comes from, for messages. Never the secret. */
  readonly source: string
  readonly bytes: Uint8Array
}

/** How a signature may have been made. Each field is one thing that can go wrong. */
export interface Hypothesis extends Signable {
  /** What stands in the string to sign, in order. */
  readonly parts: readonly StringPart[]
  readonly separator: string
  /** What stands in front of the first part. */
  readonly beginning: string
  /** What stands behind the last part. */
  readonly ending: string
  readonly bodyHash: BodyHash
  readonly mechanism: 'rsa' | 'hmac'
  readonly digest: Digest
  readonly padding: 'pkcs1' | 'pss' | 'bare'
  /** For `rsa`: any of them may have made it. */
  readonly keys: readonly GivenKey[]
  /** For `hmac`. */
  readonly secrets: readonly GivenSecret[]
  /** X-SIGNATURE, decoded. Empty when it cannot be. */
  readonly signature: Uint8Array
}

/** How the body comes into the string to sign. The first is the standard's. */
export type BodyHash = 'hex' | 'upper-case hex' | 'base64' | 'SHA-512' | 'SHA-1' | 'MD5' | 'hashed twice' | 'not hashed'

const hash = (algorithm: Digest, data: Uint8Array | string) => createHash(algorithm).update(data)

/** How each makes its text from the body. */
export const BODY_HASHES: Readonly<Record<BodyHash, (body: Uint8Array) => string>> = {
  hex: (body) => hash('sha256', body).digest('hex'),
  'upper-case hex': (body) => hash('sha256', body).digest('hex').toUpperCase(),
  base64: (body) => hash('sha256', body).digest('base64'),
  'SHA-512': (body) => hash('sha512', body).digest('hex'),
  'SHA-1': (body) => hash('sha1', body).digest('hex'),
  MD5: (body) => hash('md5', body).digest('hex'),
  'hashed twice': (body) => hash('sha256', hash('sha256', body).digest('hex')).digest('hex'),
  'not hashed': (body) => Buffer.from(body).toString(),
}

/** Whether a field has any bearing on the signature of this hypothesis: `client-id` has no body. */
export function bearsOn({ parts, mechanism }: Hypothesis, field: keyof Hypothesis): boolean {
  switch (field) {
    case 'clientId':
    case 'timestamp':
    case 'method':
    case 'path':
    case 'accessToken':
      return parts.includes(field)
    case 'body':
    case 'bodyHash':
      return parts.includes('bodyHash')
    case 'keys':
    case 'padding':
      return mechanism === 'rsa'
    case 'secrets':
      return mechanism === 'hmac'
    default:
      return true
  }
}
