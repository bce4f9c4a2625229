import type { ClaimKey } from './duplicate-store.ts'
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
  { holder, now, askedAt }: { readonly holder: string; readonly now: Date; readonly askedAt: number },
  options: StoreOptions,
): Lease {
  let latest = 0
  for (const { keepUntil } of keys) latest = Math.max(latest, keepUntil.getTime())
  return new RenewedLease(keys, holder, { askedAt, lastRenewal: askedAt + latest - now.getTime() }, options)
}

class RenewedLease implements Lease {
  readonly #keys: readonly ClaimKey[]
  readonly #holder: string
  readonly #options: StoreOptions
  readonly #lastRenewal: number
  #endsAt: number
  #isEnding = false
  #isTold = false
  readonly #endRenewal: () => void

  constructor(
    keys: readonly ClaimKey[],
    holder: string,
    { askedAt, lastRenewal }: { readonly askedAt: number; readonly lastRenewal: number },
    options: StoreOptions,
  ) {
    this.#keys = keys
    this.#holder = holder
    this.#options = options
    this.#lastRenewal = lastRenewal
    this.#endsAt = askedAt + LEASE_MILLISECONDS
    this.#endRenewal = options.ticker.every(RENEWAL_MILLISECONDS, () => this.#renew())
  }

  isOver(): boolean {
    return performance.now() >= this.#endsAt
  }

  isNeeded(): boolean {
    return performance.now() < this.#lastRenewal
  }

  startEnding(): void {
    this.#isEnding = true
  }

  stop(): void {
    this.#isEnding = true
    this.#endRenewal()
  }

  tellLost(): void {
    this.stop()
    if (this.#isTold) return
    this.#isTold = true
    this.#options.warn(
      'LEASE_LOST',
      'the lease ran out while the handler was running: another call may claim, or has claimed, the same keys',
    )
  }

  async #renew(): Promise<void> {
    const renewedAt = performance.now()
    if (renewedAt > this.#lastRenewal) return this.stop()
    const { store } = this.#options
    const renewed = await runStoreStep('renew', () => store.renew(this.#keys, this.#holder, LEASE_MILLISECONDS))
    if (!renewed.ok) return
    if (renewed.value) this.#endsAt = Math.max(this.#endsAt, renewedAt + LEASE_MILLISECONDS)
    else if (!this.#isEnding) this.tellLost()
  }
}
