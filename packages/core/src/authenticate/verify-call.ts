import type { BodyHashes } from '../encoding/body-hashes.ts'
import { encodeHex } from '../encoding/hex.ts'
import { ok, type Result } from '../result.ts'
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
export async function verifyCall(
  scheme: SchemeName,
  partner: PreparedPartner,
  { signature, ...parts }: SignedCall,
  bodyHashes?: BodyHashes,
): Promise<Result<VerifiedCall>> {
  const usesSecret = SCHEMES[scheme].key === 'clientSecret'
  const keys = usesSecret ? partner.clientSecrets : await partner.publicKeys()
  const keyIds = usesSecret ? partner.clientSecretIds : partner.publicKeyIds
  async function verify(bodyHash: string): Promise<Result<VerifiedCall>> {
    const stringToSign = joinStringToSign(scheme, { ...parts, bodyHash })
    const verified = await verifySignature(keys, { signature, stringToSign, scheme })
    return verified.ok ? ok({ scheme, keyId: keyIds[verified.value] ?? '', stringToSign }) : verified
  }
  if (bodyHashes === undefined) return verify('')
  const hash = await bodyHashes.asReceived()
  const verified = await verify(encodeHex(hash))
  if (verified.ok || verified.failure.code === 'SIGNATURE_MALFORMED') return verified
  const minifiedHash = await bodyHashes.minified()
  return minifiedHash === hash ? verified : verify(encodeHex(minifiedHash))
}
