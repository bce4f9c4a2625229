import type { MerchantProcess } from '../world/merchant-process.ts'

/** How a claim ended. `undone`: the store lost it, or its answer, in a failover. */
export type ClaimEnd = 'finished' | 'released' | 'takenOver' | 'undone'

/** One claim that a store has granted, from the grant to its end: what the checks judge by. */
export interface ClaimRecord {
  readonly holder: string
  readonly process: MerchantProcess
  readonly keys: readonly string[]
  readonly grantedAt: number
  /** When the store last prolonged the lease, or granted it. */
  renewedAt: number
  leaseEnd: number
  /** Renewals since then that a fault kept from being answered in time. */
  disturbedRenewals: number
  /** Whether nobody knows if its transaction was committed: its holder then leaves it to its lease. */
  isUnknown: boolean
  end: { readonly how: ClaimEnd; readonly at: number } | undefined
  answer: Uint8Array | undefined
  /** Until when its answer is remembered under the longest of its keys. */
  readonly keptUntil: number
}

export interface ClaimHistory {
  granted(record: ClaimRecord): void
  of(holder: string): ClaimRecord | undefined
  readonly records: Iterable<ClaimRecord>
}

export function createClaimHistory(): ClaimHistory {
  const byHolder = new Map<string, ClaimRecord>()
  return {
    granted(record) {
      byHolder.set(record.holder, record)
    },
    of: (holder) => byHolder.get(holder),
    get records() {
      return byHolder.values()
    },
  }
}
