import type { DuplicateClaim, StoredAnswer } from './duplicate-store.ts'
import { runStoreStep, type StoreOptions, waitForStep } from './store-step.ts'

/** For how long a claim outlives its process. */
export const LEASE_MILLISECONDS = 15_000
const RENEWAL_MILLISECONDS = 5_000

const RETRIES = 60
const RETRY_MILLISECONDS = 1_000

/** A claim whose lease is renewed until it is finished or released. Neither ever rejects. */
export interface HeldClaim {
  readonly state: 'claimed'
  /** Stores the answer. Resolves once it is stored, or once the store's time is over: then storing goes on behind the answer. */
  finish(answer: StoredAnswer): Promise<void>
  /** Gives the keys back, so that a retry runs the handler again. */
  release(): Promise<void>
}

/** Holds a claim that the store has just granted. The lease is not renewed beyond the claim's `keepUntil`. */
export function holdClaim(
  keys: readonly string[],
  { holder, keepUntil, now = new Date() }: Omit<DuplicateClaim, 'leaseMilliseconds'>,
  options: StoreOptions,
): HeldClaim {
  const { store, track, warn } = options
  const lastRenewal = performance.now() + keepUntil.getTime() - now.getTime()
  const renewal = setInterval(renew, RENEWAL_MILLISECONDS)

  async function renew(): Promise<void> {
    if (performance.now() > lastRenewal) return clearInterval(renewal)
    const renewed = await runStoreStep(() => store.renew(keys, holder, LEASE_MILLISECONDS))
    if (!renewed.ok || renewed.value) return
    clearInterval(renewal)
    warn(
      'LEASE_LOST',
      'the lease ran out while the handler was running: another call may claim, or has claimed, the same keys',
    )
  }

  async function end(step: () => Promise<boolean>, undone: string): Promise<void> {
    const ended = await waitForStep(runStoreStep(step), options)
    if (ended.ok) {
      clearInterval(renewal)
      if (!ended.value) warn('DUPLICATE_NOT_STORED', `${undone}: the claim was no longer held`)
    } else {
      warn('DUPLICATE_NOT_STORED', `${undone}: ${ended.failure.message}. Trying again while the lease is renewed.`)
      track(insist(step, options).finally(() => clearInterval(renewal)))
    }
  }

  return {
    state: 'claimed',
    finish: (answer) => end(() => store.finish(keys, holder, answer), 'the answer was not stored'),
    release: () => end(() => store.release(keys, holder), 'the claim was not released'),
  }
}

/** Tries a step again until the store takes it, sixty times. A step that takes too long is not waited for: a second one does no harm. */
async function insist(step: () => Promise<boolean>, options: StoreOptions): Promise<void> {
  for (let left = RETRIES; left > 0; left--) {
    await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS))
    if ((await waitForStep(runStoreStep(step), options)).ok) return
  }
}
