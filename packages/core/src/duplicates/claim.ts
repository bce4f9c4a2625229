import { fail, ok, type Result } from '../result.ts'
import type { ClaimKey, ClaimResult, StoredAnswer } from './duplicate-store.ts'
import { type HeldClaim, holdClaim, LEASE_MILLISECONDS } from './held-claim.ts'
import { runStoreStep, type StoreOptions, waitForStep } from './store-step.ts'

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

/**
 * Claims a call's keys for a holder of its own.
 *
 * A claim that fails, or whose answer comes too late, may have been made all the same: it is given back, once, and if
 * that fails too, or takes longer than the lease, its lease runs out. What a duplicate gets is not decided here.
 *
 * @returns The claim, or what the store knows of the first call. `DUPLICATE_STORE_FAILED` when the store rejects, takes too long, or gives
 *   what no store may give.
 */
export async function claimCall(
  { keys, fingerprint, keepsAnswer, now }: ClaimingCall,
  options: StoreOptions,
): Promise<Result<HeldClaim | UnclaimedResult>> {
  const holder = crypto.randomUUID()
  const claim = { holder, fingerprint, leaseMilliseconds: LEASE_MILLISECONDS, now, keepsAnswer }
  const claiming = runStoreStep(() => options.store.claim(keys, claim))
  const claimed = await waitForStep(claiming, options)
  if (!claimed.ok) {
    const givenBack = claiming.then(() => runStoreStep(() => options.store.release(keys, holder)))
    options.track(options.deadline.settledWithin(givenBack, LEASE_MILLISECONDS))
    return claimed
  }
  const result: Partial<ClaimResult> | undefined = claimed.value
  switch (result?.state) {
    case 'claimed':
      return ok(holdClaim(keys, { holder, now }, options))
    case 'running':
    case 'conflict':
      return ok({ state: result.state })
    case 'finished':
      return isAnswer(result.answer)
        ? ok({ state: 'finished', answer: result.answer })
        : fail('DUPLICATE_STORE_FAILED', 'the duplicate store gave back what is not an answer: a status and bytes')
  }
  return fail('DUPLICATE_STORE_FAILED', 'the duplicate store gave back what is not the result of a claim')
}

/** What a shared store gives back comes from outside. */
function isAnswer(answer: StoredAnswer | undefined): answer is StoredAnswer {
  if (answer === undefined || answer === null) return false
  const { status, body } = answer
  return Number.isInteger(status) && status >= 200 && status <= 599 && body instanceof Uint8Array
}
