import type { BodyHashes } from '../encoding/body-hashes.ts'
import { encodeHex } from '../encoding/hex.ts'
import type { Result } from '../result.ts'
import type { PreparedPartner } from './prepare-partner.ts'
import { verifySignature } from './signature.ts'
import { accessTokenStringToSign, joinAsymmetric, joinSymmetric } from './string-to-sign.ts'

/** What a call's signature is about, under the schemes that cover the body. */
export interface SignedCall {
  readonly method: string
  /** The path and query that the gateway signs. */
  readonly path: string
  readonly accessToken: string | undefined
  readonly timestamp: string
  readonly signature: string
  readonly bodyHashes: BodyHashes
}

/** Verifies `clientId|timestamp`. Does *not* cover method, path, body or token. */
export async function verifyCallerSignature(
  { partner, publicKeys }: PreparedPartner,
  { timestamp, signature }: { timestamp: string; signature: string },
): Promise<Result<number>> {
  const stringToSign = accessTokenStringToSign({ clientId: partner.clientId, timestamp })
  return verifySignature(await publicKeys(), { stringToSign, signature })
}

/**
 * Verifies a signature over method, path, token, body and timestamp, in the `symmetric` or the `asymmetric` scheme.
 *
 * The body's bytes are hashed as received; if that fails, in their minified form. Both readings of the standard are in
 * use. Nothing else is accepted, so what is parsed later is what was signed.
 */
export async function verifyBodySignature(
  scheme: 'symmetric' | 'asymmetric',
  { publicKeys, clientSecrets }: PreparedPartner,
  { bodyHashes, signature, accessToken = '', ...parts }: SignedCall,
): Promise<Result<number>> {
  const keys = scheme === 'symmetric' ? clientSecrets : await publicKeys()
  const verify = (hash: Uint8Array) => {
    const bodyHash = encodeHex(hash)
    const stringToSign =
      scheme === 'symmetric'
        ? joinSymmetric({ accessToken, bodyHash, ...parts })
        : joinAsymmetric({ bodyHash, ...parts })
    return verifySignature(keys, { signature, stringToSign })
  }
  const hash = await bodyHashes.asReceived()
  const verified = await verify(hash)
  if (verified.ok || verified.failure.code === 'SIGNATURE_MALFORMED') return verified
  const minifiedHash = await bodyHashes.minified()
  return minifiedHash === hash ? verified : verify(minifiedHash)
}
