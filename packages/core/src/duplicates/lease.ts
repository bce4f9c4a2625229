import type { ClaimKey, DuplicateClaim } from './duplicate-store.ts'
import { runStoreStep, type StoreOptions } from './store-step.ts'

/** For how long a claim outlives its process. */
export const LEASE_MILLISECONDS = 15_000
export const RENEWAL_MILLISECONDS = 5_000
/** For how long a holder may be silent in a transaction: what is left of its lease just before a renewal, less a second for the way. */
export const SILENCE_MILLISECONDS: number = LEASE_MILLISECONDS - RENEWAL_MILLISECONDS - 1_000

/** What a holder knows of its own lease. */
export interface Lease {
  /** Whether it has run out, as far as the holder knows: another call may then have taken the claim over. */
  isOver(): boolean
  /** Whether the keys need be remembered still: there is nothing left to claim beyond the latest of them. */
  isNeeded(): boolean
  /** The claim is about to end: a renewal that is refused from now on says nothing, since it may have come behind the end. */
  startEnding(): void
  /** Ends the renewal. */
  stop(): void
  /** Says, once, that the lease was lost. */
  tellLost(): void
}

/**
 * Renews the lease of a claim that the store has just granted, to the latest `keepUntil` of its keys.
 *
 * @param askedAt When the claim was asked for, by the monotonic clock: no store counts its lease from an earlier instant.
 */
export function holdLease(
  keys: readonly ClaimKey[],
  { holder, now, askedAt }: Pick<DuplicateClaim, 'holder'> & { readonly now: Date; readonly askedAt: number },
  { store, ticker, warn }: StoreOptions,
): Lease {
  const lastRenewal = askedAt + Math.max(...keys.map((key) => key.keepUntil.getTime())) - now.getTime()
  let leaseEnd = askedAt + LEASE_MILLISECONDS
  let isEnding = false
  let isTold = false
  const endRenewal = ticker.every(RENEWAL_MILLISECONDS, renew)

  async function renew(): Promise<void> {
    const renewedAt = performance.now()
    if (renewedAt > lastRenewal) return stop()
    const renewed = await runStoreStep(() => store.renew(keys, holder, LEASE_MILLISECONDS))
    if (!renewed.ok) return
    if (renewed.value) leaseEnd = Math.max(leaseEnd, renewedAt + LEASE_MILLISECONDS)
    else if (!isEnding) tellLost()
  }

  function stop(): void {
    isEnding = true
    endRenewal()
  }

  function tellLost(): void {
    stop()
    if (isTold) return
    isTold = true
    warn(
      'LEASE_LOST',
      'the lease ran out while the handler was running: another call may claim, or has claimed, the same keys',
    )
  }

  return {
    isOver: () => performance.now() >= leaseEnd,
    isNeeded: () => performance.now() < lastRenewal,
    startEnding() {
      isEnding = true
    },
    stop,
    tellLost,
  }
}
