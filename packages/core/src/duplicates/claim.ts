import { randomUuid } from '#crypto'
import { quoteText } from '../encoding/quote-text.ts'
import { type MaybePromise, proceed } from '../maybe-promise.ts'
import { fail, ok, type Result } from '../result.ts'
import type { ClaimKey, ClaimResult } from './duplicate-store.ts'
import { type AskedClaim, type HeldClaim, holdClaim } from './held-claim.ts'
import { LEASE_MILLISECONDS } from './lease.ts'
import { runStoreStep, type StoreOptions, waitForStep } from './store-step.ts'
import { isStored, readStoredCode } from './stored-answer.ts'

/** A call that wants to be counted once. */
export interface ClaimingCall {
  /** At least one: a call without a key cannot be counted. */
  readonly keys: readonly ClaimKey[]
  /** SHA-256 over what makes two calls the same, base64. */
  readonly fingerprint: string
  /** Whether a repeat gets the first answer. */
  readonly keepsAnswer: boolean
  readonly now: Date
}

/** What a call learns that did not get its claim. */
export type UnclaimedResult = Exclude<ClaimResult, { state: 'claimed' }>

const TAKEN_OVER =
  'this call has taken over the claim of an earlier one that was not heard of for longer than its lease: its process has died, was frozen or lost the store. Its handler may have taken effect; now it runs again for the same keys.'

const NOT_AN_ANSWER =
  'the duplicate store gave back what is not an answer of this call: a status from 200 to 599, and a body that starts with {"responseCode":"…"} and its seven digits'

/**
 * Claims a call's keys for a holder of its own.
 *
 * A claim that fails, or whose answer comes too late, may have been made all the same: it is given back, once, and if
 * that fails too, or takes longer than the lease, its lease runs out. What a duplicate gets is not decided here.
 *
 * @returns The claim, or what the store knows of the first call. `DUPLICATE_STORE_FAILED` when the store rejects, takes too long, or gives
 *   what no store may give; `DEADLINE_EXCEEDED` when the call's time is over before.
 */
export function claimCall(
  { keys, fingerprint, keepsAnswer, now }: ClaimingCall,
  options: StoreOptions,
): MaybePromise<Result<HeldClaim | UnclaimedResult>> {
  const { store, track, deadline } = options
  const askedAt = performance.now()
  const claim = { holder: randomUuid(), fingerprint, leaseMilliseconds: LEASE_MILLISECONDS, now, keepsAnswer }
  const claiming = runStoreStep('claim', () => store.claim(keys, claim))
  return proceed(waitForStep(claiming, options), (claimed) => {
    if (claimed.ok) return judgeClaim(claimed.value, keys, { ...claim, askedAt }, options)
    const givenBack = Promise.resolve(claiming).then(() =>
      runStoreStep('release', () => store.release(keys, claim.holder)),
    )
    track(deadline.settledWithin(givenBack, LEASE_MILLISECONDS))
    return claimed
  })
}

const STATES = "'claimed', 'running', 'conflict' or 'finished'"

/** No more than a state's own name: the rest may be an answer. */
function describeResult(result: Partial<ClaimResult> | null | undefined): string {
  const state: unknown = result?.state
  return typeof state === 'string' ? `the state ${quoteText(state)}` : 'no state'
}

/** @param result What a store gave, which may be anything. */
function judgeClaim(
  result: Partial<ClaimResult> | undefined,
  keys: readonly ClaimKey[],
  claim: AskedClaim,
  options: StoreOptions,
): Result<HeldClaim | UnclaimedResult> {
  switch (result?.state) {
    case 'claimed':
      if (result.takenOver === true) options.warn('CLAIM_TAKEN_OVER', TAKEN_OVER)
      return ok(holdClaim(keys, claim, options))
    case 'running':
    case 'conflict':
      return ok({ state: result.state })
    case 'finished':
      return isStored(result.answer) && (claim.keepsAnswer === false || readStoredCode(result.answer) !== undefined)
        ? ok({ state: 'finished', answer: result.answer })
        : fail('DUPLICATE_STORE_FAILED', NOT_AN_ANSWER)
  }
  return fail(
    'DUPLICATE_STORE_FAILED',
    `claim of the duplicate store gave ${describeResult(result)}; expected { state } of ${STATES}`,
  )
}
