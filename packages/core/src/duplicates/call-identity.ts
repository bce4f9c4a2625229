import { encodeBase64, encodeBase64Url } from '../encoding/base64.ts'
import { sha256OfFew } from '../encoding/sha256.ts'
import { endOfJakartaDay, toJakartaDay } from '../encoding/timestamp.ts'
import { encodeUtf8 } from '../encoding/utf8.ts'
import type { ClaimKey } from './duplicate-store.ts'

/** What a call is remembered by. */
export interface IdentifiedCall {
  /** The gateway's name, then its former ones, the oldest first: a call is remembered under each. */
  readonly names: readonly [string, ...string[]]
  readonly clientId: string
  /** The service's fixed id. */
  readonly serviceId: string
  readonly externalId: string | undefined
  /** The verified X-TIMESTAMP. */
  readonly timestamp: Date
  readonly now: Date
  readonly toleranceSeconds: number
  /** The values of the key's fields; `undefined` where the call lacks one. */
  readonly key: readonly string[] | undefined
  /** What makes two calls the same, as one text. */
  readonly sameness: string
  /** The string to sign with its scheme and key, where it covers the body. */
  readonly signed: readonly [scheme: string, keyId: string, stringToSign: string] | undefined
  /** How long after its timestamp has passed the checks a call may still be on its way. */
  readonly deadlineMilliseconds: number
  /** For how many days an answer is kept that will be repeated; `undefined` where none is. */
  readonly keepDays: number | undefined
}

/** Under what a call is claimed, and what is made of that. */
export interface CallIdentity {
  /** Empty where the call has nothing to be known by: it is refused then. */
  readonly keys: readonly ClaimKey[]
  /** One text for all duplicates of one call, as far as they can be told without the store: they wait together. */
  readonly group: string
  /** SHA-256 over what makes two calls the same, base64. */
  readonly fingerprint: string
  /** One text for all retries of one payment: see `HandlerContext.paymentId`. */
  readonly paymentId: string | undefined
}

const DAY_MILLISECONDS: number = 24 * 3_600_000

/** How far the clocks of a merchant's own processes may be apart. */
const CLOCK_MILLISECONDS = 60_000

/**
 * Names a call, all but the last scoped by gateway, partner and service:
 *
 * - its external ID and day: the standard's rule. The day is the Jakarta date of X-TIMESTAMP.
 * - where an answer is repeated, its external ID and sameness, without the day: a retry after midnight is still the same payment, while
 *   another one under an old ID is a new one.
 * - the key: the payment's own name, on any day, under any external ID.
 * - where the signature covers the body, what was signed, to the end of the window: a captured call under another external ID, or under
 *   another partner's ID where a gateway has one key for all its merchants, since no string to sign holds either.
 *
 * Each is a SHA-256 over unambiguous JSON, so that no text can be made to collide with another key.
 */
export function identifyCall(call: IdentifiedCall): CallIdentity {
  const { externalId, timestamp, key, sameness, signed, keepDays } = call
  const tolerance = call.toleranceSeconds * 1000
  const fingerprint = encodeBase64(hash(sameness))
  const keepUntil = keepDays === undefined ? undefined : new Date(call.now.getTime() + keepDays * DAY_MILLISECONDS)
  const dayEnd = new Date(endOfJakartaDay(timestamp).getTime() + tolerance)

  const identities: [identity: readonly string[], keepUntil: Date][] = []
  if (externalId !== undefined) identities.push([['day', externalId, toJakartaDay(timestamp)], dayEnd])
  if (externalId !== undefined && keepUntil !== undefined)
    identities.push([['same', externalId, fingerprint], keepUntil])
  if (key !== undefined) identities.push([['key', ...key], keepUntil ?? dayEnd])
  if (identities.length === 0) return { keys: [], group: '', fingerprint, paymentId: undefined }
  const paymentIdentity = key !== undefined ? ['key', ...key] : ['same', externalId ?? '', fingerprint]
  const scoped = (name: string, identity: readonly string[]) =>
    hash(JSON.stringify([name, call.clientId, call.serviceId, ...identity]))
  const [name, oldest = name] = call.names
  const keys = call.names.flatMap((each) =>
    identities.map(([identity, keepUntil]) => ({ key: encodeBase64(scoped(each, identity)), keepUntil })),
  )
  const captured = signed === undefined ? undefined : encodeBase64(hash(JSON.stringify(['signed', ...signed])))
  if (captured !== undefined) {
    const windowEnd = timestamp.getTime() + tolerance + call.deadlineMilliseconds + CLOCK_MILLISECONDS
    keys.push({ key: captured, keepUntil: new Date(windowEnd) })
  }
  return {
    keys,
    // Whoever has captured one call can give it any external ID: it is one call all the same.
    group: key === undefined && captured !== undefined ? captured : encodeBase64(scoped(name, paymentIdentity)),
    fingerprint,
    paymentId: encodeBase64Url(scoped(oldest, ['payment', ...paymentIdentity])),
  }
}

function hash(text: string): Uint8Array {
  return sha256OfFew(encodeUtf8(text))
}
