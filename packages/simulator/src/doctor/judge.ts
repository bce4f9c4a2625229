import { constants, createHash, createHmac, timingSafeEqual, verify } from 'node:crypto'
import type { GivenKey } from './given-key.ts'
import { BODY_HASHES, type BodyHash, type Digest, type GivenSecret, type Hypothesis } from './hypothesis.ts'
import { type OpenedSignature, openSignature } from './open-signature.ts'

/** What made the signature: one of the given. */
export type Maker = GivenKey | GivenSecret

/** Decides whether hypotheses hold, and remembers what it worked out for the next. */
export interface Judge {
  /** @returns The key or secret that made the signature in this way, or `undefined`. */
  judge(hypothesis: Hypothesis): Maker | undefined
  open(key: GivenKey, signature: Uint8Array): OpenedSignature | undefined
  /** How many were judged. */
  readonly tried: number
}

const SIZES: Readonly<Record<Digest, number>> = { sha512: 64, sha384: 48, sha256: 32, sha1: 20, md5: 16 }

/** Makes a judge for one call. It opens each signature and hashes each body once. */
export function createJudge(): Judge {
  const bodyHashes = new WeakMap<Uint8Array, Map<BodyHash, string>>()
  const opened = new Map<GivenKey, WeakMap<Uint8Array, { readonly result: OpenedSignature | undefined }>>()
  let tried = 0

  function open(key: GivenKey, signature: Uint8Array): OpenedSignature | undefined {
    const known = opened.get(key) ?? new WeakMap()
    opened.set(key, known)
    const entry = known.get(signature) ?? { result: openSignature(key, signature) }
    known.set(signature, entry)
    return entry.result
  }

  function hashBody(body: Uint8Array, form: BodyHash): string {
    const known = bodyHashes.get(body) ?? new Map<BodyHash, string>()
    bodyHashes.set(body, known)
    const text = known.get(form) ?? BODY_HASHES[form](body)
    known.set(form, text)
    return text
  }

  function buildStringToSign({ parts, separator, beginning, ending, ...values }: Hypothesis): string {
    const texts = parts.map((part) => (part === 'bodyHash' ? hashBody(values.body, values.bodyHash) : values[part]))
    return beginning + texts.join(separator) + ending
  }

  function isMadeByKey(key: GivenKey, hypothesis: Hypothesis): boolean {
    const { signature, digest, padding } = hypothesis
    const inside = open(key, signature)
    if (inside?.padding !== padding) return false
    if (inside.padding === 'pkcs1' && inside.digest !== digest) return false
    const stringToSign = buildStringToSign(hypothesis)
    const hash = createHash(digest).update(stringToSign).digest()
    switch (inside.padding) {
      case 'pkcs1':
        return hash.equals(inside.hash)
      case 'bare':
        return [hash, hash.toString('hex'), hash.toString('base64'), stringToSign].some((content) =>
          inside.content.equals(Buffer.from(content)),
        )
      case 'pss': {
        const publicKey = key.rsa?.publicKey
        if (publicKey === undefined) return false
        return verify(
          digest,
          Buffer.from(stringToSign),
          { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING },
          signature,
        )
      }
    }
  }

  function isMadeBySecret({ bytes }: GivenSecret, hypothesis: Hypothesis): boolean {
    const { signature, digest } = hypothesis
    if (signature.length !== SIZES[digest]) return false
    const hmac = createHmac(digest, bytes).update(buildStringToSign(hypothesis)).digest()
    return timingSafeEqual(hmac, signature)
  }

  return {
    open,
    get tried() {
      return tried
    },
    judge(hypothesis) {
      tried++
      const { mechanism, keys, secrets } = hypothesis
      return mechanism === 'rsa'
        ? keys.find((key) => isMadeByKey(key, hypothesis))
        : secrets.find((secret) => isMadeBySecret(secret, hypothesis))
    },
  }
}
