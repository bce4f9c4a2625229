import { sha256OfFew } from '#crypto'
import { endOfJakartaDay, toJakartaDay } from '../encoding/timestamp.ts'
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
  /** Whether it may be a payment, whose retries share one text. */
  readonly isPayment: boolean
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
  /** The last of the keys, where a payment has no other name than its external ID, and its signature covers the body. */
  readonly resigned?: ClaimKey | undefined
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
  const fingerprint = sha256OfFew(sameness, 'base64')
  const keepUntil = keepDays === undefined ? undefined : new Date(call.now.getTime() + keepDays * DAY_MILLISECONDS)
  const dayEnd = new Date(endOfJakartaDay(timestamp).getTime() + tolerance)

  const identities: Identity[] = []
  const same = write('same', externalId ?? '', fingerprint)
  const payment = key === undefined ? same : write('key', ...key)
  if (externalId !== undefined) identities.push([write('day', ...[externalId, toJakartaDay(timestamp)]), dayEnd])
  if (externalId !== undefined && keepUntil !== undefined) identities.push([same, keepUntil])
  if (key !== undefined) identities.push([payment, keepUntil ?? dayEnd])
  if (identities.length === 0) return { keys: [], group: '', fingerprint, paymentId: undefined }

  const { names, clientId, serviceId } = call
  // The first name's stand first, in the order of the identities.
  const keys: ClaimKey[] = []
  const scopes = names.map((name) => JSON.stringify([name, clientId, serviceId]).slice(0, -1))
  const [scope = '', oldestScope = scope] = scopes
  for (const each of scopes) {
    for (const [identity, keepUntil] of identities) {
      keys.push({ key: sha256OfFew(`${each},${identity}`, 'base64'), keepUntil })
    }
  }
  const paymentAt = identities.findIndex(([identity]) => identity === payment)
  const captured = signed === undefined ? undefined : sha256OfFew(JSON.stringify(['signed', ...signed]), 'base64')
  if (captured !== undefined) {
    const windowEnd = timestamp.getTime() + tolerance + call.deadlineMilliseconds + CLOCK_MILLISECONDS
    keys.push({ key: captured, keepUntil: new Date(windowEnd) })
  }
  return {
    keys,
    // Whoever has captured one call can give it any external ID: it is one call all the same.
    group:
      key === undefined && captured !== undefined
        ? captured
        : (keys[paymentAt]?.key ?? sha256OfFew(`${scope},${payment}`, 'base64')),
    fingerprint,
    resigned: call.isPayment && key === undefined && captured !== undefined ? keys.at(-1) : undefined,
    paymentId: call.isPayment ? sha256OfFew(`${oldestScope},"payment",${payment}`, 'base64url') : undefined,
  }
}

/** The rest of a JSON list whose scope stands in front of it, and until when it is kept. */
type Identity = readonly [identity: string, keepUntil: Date]

function write(...identity: readonly string[]): string {
  return JSON.stringify(identity).slice(1)
}
