import { settleWithin } from '../http/deadline.ts'
import type { Result } from '../result.ts'
import type { ClaimKey, StoredAnswer, TransactedWork, TransactResult } from './duplicate-store.ts'
import { runStoreStep, type StoreOptions, waitForStep } from './store-step.ts'

/** For how long a claim outlives its process. */
export const LEASE_MILLISECONDS = 15_000
const RENEWAL_MILLISECONDS = 5_000
/** For how long a holder may be silent in a transaction: what is left of its lease just before a renewal, less a second for the way. */
export const SILENCE_MILLISECONDS: number = LEASE_MILLISECONDS - RENEWAL_MILLISECONDS - 1_000

/** The first wait before an answer is stored again; each is twice the one before, to the longest. */
const RETRY_MILLISECONDS = 1_000
const LONGEST_RETRY_MILLISECONDS = 30_000
/** For how long a shutdown waits for an answer that the store does not take. */
const SHUTDOWN_MILLISECONDS = 60_000

/** A claim whose lease is renewed until it is finished, released or let go. None of these ever rejects. */
export interface HeldClaim {
  readonly state: 'claimed'
  /** Stores the answer. Resolves once it is stored, or once the store's time is over: then storing goes on behind the answer. */
  finish(answer: StoredAnswer): Promise<void>
  /** Gives the keys back, so that a retry runs the handler again. */
  release(): Promise<void>
  /** Ends the renewal, and changes nothing in the store: the claim has ended there, or another has it, or nobody knows. */
  letGo(): void
  /** Runs work in the store's transaction, where it offers one; see `DuplicateStore.transact`. */
  readonly transact: ((work: TransactedWork) => Promise<Result<TransactResult>>) | undefined
}

/** Holds a claim that the store has just granted. The lease is not renewed beyond the latest `keepUntil` of its keys. */
export function holdClaim(
  keys: readonly ClaimKey[],
  { holder, now }: { readonly holder: string; readonly now: Date },
  options: StoreOptions,
): HeldClaim {
  const { store, track, warn } = options
  const keepUntil = Math.max(...keys.map((key) => key.keepUntil.getTime()))
  const lastRenewal = performance.now() + keepUntil - now.getTime()
  const renewal = setInterval(renew, RENEWAL_MILLISECONDS)
  let ending = false

  async function renew(): Promise<void> {
    if (performance.now() > lastRenewal) return clearInterval(renewal)
    const renewed = await runStoreStep(() => store.renew(keys, holder, LEASE_MILLISECONDS))
    if (ending || !renewed.ok || renewed.value) return
    clearInterval(renewal)
    warn(
      'LEASE_LOST',
      'the lease ran out while the handler was running: another call may claim, or has claimed, the same keys',
    )
  }

  async function end(step: () => Promise<boolean>, undone: string): Promise<void> {
    ending = true
    const first = await waitForStep(runStoreStep(step), options)
    if (first.ok) {
      clearInterval(renewal)
      if (!first.value) warn('DUPLICATE_NOT_STORED', `${undone}: the claim was no longer held`)
      return
    }
    const { message, error } = first.failure
    warn('DUPLICATE_NOT_STORED', `${undone}: ${message}. Trying again while the lease is renewed.`, error)
    track(settleWithin(insist(step, undone), SHUTDOWN_MILLISECONDS))
  }

  /** Tries again until the store takes the step, or nobody needs it any more. A try that takes too long is left behind: a second one does no harm. */
  async function insist(step: () => Promise<boolean>, undone: string): Promise<void> {
    for (
      let wait = RETRY_MILLISECONDS;
      performance.now() < lastRenewal;
      wait = Math.min(wait * 2, LONGEST_RETRY_MILLISECONDS)
    ) {
      await new Promise((resolve) => setTimeout(resolve, wait))
      if ((await waitForStep(runStoreStep(step), options)).ok) return clearInterval(renewal)
    }
    clearInterval(renewal)
    warn('DUPLICATE_NOT_STORED', `${undone}, and never was`)
  }

  function letGo(): void {
    ending = true
    clearInterval(renewal)
  }

  const transact = store.transact?.bind(store)
  return {
    state: 'claimed',
    letGo,
    transact:
      transact &&
      ((work) => runStoreStep(() => transact(keys, holder, { silenceMilliseconds: SILENCE_MILLISECONDS }, work))),
    finish: (answer) => end(() => store.finish(keys, holder, answer), 'the answer was not stored'),
    release: () => end(() => store.release(keys, holder), 'the claim was not released'),
  }
}
