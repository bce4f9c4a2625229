import type { DuplicatePolicy } from '../duplicate-policy.ts'
import { encodeBase64 } from '../encoding/base64.ts'
import type { BodyHashes } from '../encoding/body-hashes.ts'
import { endOfJakartaDay } from '../encoding/timestamp.ts'
import { fail, ok, type Result } from '../result.ts'
import { toClaimKeys } from './claim-keys.ts'
import type { ClaimResult, StoredAnswer } from './duplicate-store.ts'
import { type HeldClaim, holdClaim, LEASE_MILLISECONDS } from './held-claim.ts'
import { runStoreStep, type StoreOptions, waitForStep } from './store-step.ts'

/** A call that wants to be counted once. */
export interface ClaimingCall {
  readonly clientId: string
  readonly service: { readonly name: string; readonly policy: DuplicatePolicy; readonly replayDays: number }
  readonly externalId: string
  /** The verified X-TIMESTAMP. */
  readonly timestamp: Date
  readonly now: Date
  readonly toleranceSeconds: number
  readonly bodyHashes: BodyHashes
  readonly duplicateKey: string | undefined
}

/** The first call's answer, to be given again. */
export interface Replay {
  readonly state: 'finished'
  readonly answer: StoredAnswer
}

const DAY_MILLISECONDS: number = 24 * 3_600_000

/**
 * Claims a call's keys.
 *
 * A claim that fails, or whose answer comes too late, may have been made all the same: it is given back, once, and if
 * that fails too, or takes longer than the lease, its lease runs out.
 *
 * @returns The claim; for a duplicate, what its service's policy says: the answer to replay, or `DUPLICATE_…`. When the store
 *   rejects or takes too long, `DUPLICATE_STORE_FAILED`.
 */
export async function claimCall(call: ClaimingCall, options: StoreOptions): Promise<Result<HeldClaim | Replay>> {
  const { service, now } = call
  const { policy } = service
  const fingerprint = encodeBase64(await call.bodyHashes.minified())
  const keys = toClaimKeys(call, fingerprint)
  const claim = {
    holder: crypto.randomUUID(),
    fingerprint,
    leaseMilliseconds: LEASE_MILLISECONDS,
    keepUntil: toKeepUntil(call),
    now,
    evictable: !outlivesDay(call),
  }

  const claiming = runStoreStep(() => options.store.claim(keys, claim))
  const claimed = await waitForStep(claiming, options)
  if (!claimed.ok) {
    const givenBack = claiming.then(() => runStoreStep(() => options.store.release(keys, claim.holder)))
    options.track(options.deadline.settledWithin(givenBack, LEASE_MILLISECONDS))
    return claimed
  }
  return claimed.value.state === 'claimed' ? ok(holdClaim(keys, claim, options)) : toDuplicate(claimed.value, policy)
}

/** The day's end plus the tolerance: until then a call stamped on that day can arrive. What counts on any day lives longer. */
function toKeepUntil(call: ClaimingCall): Date {
  const dayEnd = endOfJakartaDay(call.timestamp).getTime() + call.toleranceSeconds * 1000
  const replayEnd = outlivesDay(call) ? call.now.getTime() + call.service.replayDays * DAY_MILLISECONDS : 0
  return new Date(Math.max(dayEnd, replayEnd))
}

/** Whether a duplicate can come on another day: a replayed call, or the same duplicate key under a new external ID. */
function outlivesDay({ service, duplicateKey }: ClaimingCall): boolean {
  return service.policy === 'replay' || Boolean(duplicateKey)
}

function toDuplicate(result: Exclude<ClaimResult, { state: 'claimed' }>, policy: DuplicatePolicy): Result<Replay> {
  switch (result.state) {
    case 'running':
      return fail('DUPLICATE_RUNNING', 'the same call is being answered right now')
    case 'conflict':
      return fail('DUPLICATE_CONFLICT', 'another call, with another body, used the same external ID or duplicate key')
    case 'finished':
      if (policy !== 'replay') return fail('DUPLICATE_FINISHED', 'the same external ID was used before on the same day')
      if (isAnswer(result.answer)) return ok(result)
      return fail('DUPLICATE_STORE_FAILED', 'the duplicate store gave back an answer that is none')
  }
}

/** What a shared store gives back comes from outside. */
function isAnswer({ status, body }: StoredAnswer): boolean {
  return Number.isInteger(status) && status >= 200 && status <= 599 && body instanceof Uint8Array
}
