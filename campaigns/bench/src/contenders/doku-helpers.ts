import Doku from 'doku-nodejs-library'
import type { Merchant } from '../workload/merchant.ts'

/** What DOKU's helper makes of a token request. */
export interface DokuTokenAnswer {
  readonly header: { readonly XClientKey: string | null; readonly XTimeStamp: string }
  readonly body: { readonly responseCode: string }
}

/**
 * DOKU's own server-side library, its inbound helper for a token request: `validateSignatureAndGenerateToken(request)`.
 *
 * Does: parse the gateway's PEM and verify its RSA signature, parse the merchant's PEM and sign a JWT with RS256. Does *not* check that
 * headers are there, the timestamp's window or `grantType`. Its inbound side has no inquiry with a verified signature to compare.
 *
 * Its constructor asks DOKU's server for a token, over the Internet. The object is made without it, so that nothing leaves this
 * machine; the helper itself is untouched.
 */
export function createDokuHelpers({ clientId, publicKey, ownPrivateKey }: Merchant): {
  answerToken(request: { get(header: string): string | undefined }): DokuTokenAnswer
} {
  const doku = Object.assign(Object.create(Doku.Snap.prototype), {
    clientId,
    dokuPublicKey: publicKey,
    privateKey: ownPrivateKey,
    issuer: 'merchant',
    tokenExpiresIn: 900,
  })
  return { answerToken: (request) => doku.validateSignatureAndGenerateToken(request) }
}
