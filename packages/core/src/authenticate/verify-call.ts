import { type MaybePromise, proceed } from '../maybe-promise.ts'
import { ok, type Result } from '../result.ts'
import type { BodyHashes } from './body-hashes.ts'
import type { PreparedPartner } from './prepare-partner.ts'
import { SCHEMES, type SchemeName } from './schemes.ts'
import { joinStringToSign, type StringParts } from './string-to-sign.ts'
import { verifySignature } from './verify-signature.ts'

/** What a call's signature may be about. */
export interface SignedCall extends Omit<StringParts, 'bodyHash'> {
  readonly signature: string
}

/** A call whose signature fits. */
export interface VerifiedCall {
  readonly scheme: SchemeName
  /** A hash of the key: the same for all partners that have it. */
  readonly keyId: string
  readonly stringToSign: string
}

/** Whether a scheme signs the body: one that does not is verified before the body is read. */
export function coversBody(scheme: SchemeName): boolean {
  return SCHEMES[scheme].parts.includes('bodyHash')
}

/**
 * Verifies a call's signature under one scheme, with the keys of one partner.
 *
 * Where the scheme covers the body, its bytes are hashed as received; if that fails, in their minified form. Both readings of the standard
 * are in use. Nothing else is accepted, so what is parsed later is what was signed.
 *
 * @param bodyHashes Left out where the scheme covers no body.
 */
export function verifyCall(
  scheme: SchemeName,
  partner: PreparedPartner,
  signed: SignedCall,
  bodyHashes?: BodyHashes,
): MaybePromise<Result<VerifiedCall>> {
  const usesSecret = SCHEMES[scheme].key === 'clientSecret'
  const prepared = usesSecret ? partner.clientSecrets : partner.publicKeys()
  const keyIds = usesSecret ? partner.clientSecretIds : partner.publicKeyIds
  function verify(bodyHash: string): MaybePromise<Result<VerifiedCall>> {
    const { clientId, method, path, accessToken, timestamp } = signed
    const stringToSign = joinStringToSign(scheme, { clientId, method, path, accessToken, timestamp, bodyHash })
    const verifying = proceed(prepared, (keys) =>
      verifySignature(keys, { signature: signed.signature, stringToSign, scheme }),
    )
    return proceed(verifying, (verified) =>
      verified.ok ? ok({ scheme, keyId: keyIds[verified.value] ?? '', stringToSign }) : verified,
    )
  }
  if (bodyHashes === undefined) return verify('')
  return proceed(bodyHashes.asReceived(), (hash) =>
    proceed(verify(hash), (verified) => {
      if (verified.ok || verified.failure.code === 'SIGNATURE_MALFORMED') return verified
      return proceed(bodyHashes.minified(), (minified) => (minified === hash ? verified : verify(minified)))
    }),
  )
}
