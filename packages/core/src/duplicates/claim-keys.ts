import type { DuplicatePolicy } from '../duplicate-policy.ts'
import { encodeBase64 } from '../encoding/base64.ts'
import { sha256OfFew } from '../encoding/sha256.ts'
import { toJakartaDay } from '../encoding/timestamp.ts'
import { encodeUtf8 } from '../encoding/utf8.ts'

/** What a call is remembered by. */
export interface CallIdentity {
  readonly clientId: string
  readonly service: { readonly name: string; readonly policy: DuplicatePolicy }
  readonly externalId: string
  /** The verified X-TIMESTAMP. */
  readonly timestamp: Date
  readonly duplicateKey: string | undefined
}

/**
 * The keys under which a call is remembered, all scoped by partner and service:
 *
 * - external ID and day: the standard's rule. The day is the Jakarta date of X-TIMESTAMP.
 * - for `replay`, external ID and body, without the day: a retry after midnight is still the same payment, while another
 *   body under an old ID is a new one.
 * - the service's own duplicate key, where the call has one: the same payment under a new external ID.
 *
 * Each is a SHA-256 over unambiguous JSON, so that no external ID can be made to collide with another's key.
 */
export function toClaimKeys(call: CallIdentity, fingerprint: string): string[] {
  const { clientId, service, externalId, timestamp, duplicateKey } = call
  const identities: string[][] = [['day', externalId, toJakartaDay(timestamp)]]
  if (service.policy === 'replay') identities.push(['body', externalId, fingerprint])
  // A null or empty one, from a nullable column, is none: all such calls would be one.
  if (duplicateKey) identities.push(['key', duplicateKey])
  return identities.map((identity) =>
    encodeBase64(sha256OfFew(encodeUtf8(JSON.stringify([clientId, service.name, ...identity])))),
  )
}
