import type { ClaimRecord } from '../store/claim-history.ts'
import type { HandlerRun } from '../world/handler-runs.ts'
import type { World } from '../world/world.ts'

/**
 * Why a handler ran again for a payment, where the documentation says that it may:
 *
 * - `nothing done`: the run before gave its claim back, and had written nothing
 * - `threw after writing`: the run before wrote its ledger, then threw, and a throw says that nothing happened
 * - `process died`, `process frozen`, `store unreachable`: it lost its lease before its answer was stored
 * - `memory gone`: the memory store died with its process
 * - `store forgot`: a failover lost the claim, or the answer
 * - `captured`: no scheme signs the external ID, and the payment had no other name: a captured call under another ID is another payment,
 *   unless the very call that was captured ran
 */
export type Cause =
  | 'nothing done'
  | 'threw after writing'
  | 'process died'
  | 'process frozen'
  | 'store unreachable'
  | 'memory gone'
  | 'store forgot'
  | 'captured'

const LEASE_MILLISECONDS = 15_000
const RENEWAL_MILLISECONDS = 5_000
/** A renewal more could have been under way when the lease ran out. */
const UNDER_WAY_MILLISECONDS = 1_000

/**
 * @param before The run before, and its claim.
 * @param claimedAt When the next run's claim was granted.
 * @returns The cause; or, in a sentence, why it must not have been.
 */
export function whyAgain(
  world: World,
  before: HandlerRun,
  claim: ClaimRecord,
  claimedAt: number,
): { readonly cause: Cause } | { readonly wrong: string } {
  const { mode } = world.plan
  const { process } = before
  switch (claim.end?.how) {
    case 'undone':
      return { cause: 'store forgot' }
    case 'finished':
      if (claimedAt >= claim.keptUntil) return { cause: 'nothing done' }
      if (mode === 'memory' && process.state === 'dead') return { cause: 'memory gone' }
      return { wrong: `run ${before.number} was finished` }
    case 'released':
      if (before.effects === 0 && (before.end !== 'success' || mode === 'transact') && before.end !== undefined)
        return { cause: 'nothing done' }
      if (before.end === 'threw' && mode !== 'transact') return { cause: 'threw after writing' }
      return { wrong: `run ${before.number} gave its claim back although it ended with ${before.end ?? 'nothing'}` }
    case 'takenOver':
      return whyLost(claim, before)
    case undefined:
      if (mode === 'memory' && process.state === 'dead') return { cause: 'memory gone' }
      return { wrong: `run ${before.number} still had its claim` }
  }
}

/** Why a lease ran out. Two of three renewals must have been kept from the store. */
function whyLost(
  claim: ClaimRecord,
  { number, process }: HandlerRun,
): { readonly cause: Cause } | { readonly wrong: string } {
  const { renewedAt, leaseEnd, disturbedRenewals, isUnknown } = claim
  if (isUnknown) return { cause: 'store unreachable' }
  if (process.diedAt !== undefined && process.diedAt <= leaseEnd) return { cause: 'process died' }
  const frozen = process.frozenBetween(renewedAt, leaseEnd)
  const disturbed = disturbedRenewals * RENEWAL_MILLISECONDS
  if (frozen + disturbed >= LEASE_MILLISECONDS - RENEWAL_MILLISECONDS - UNDER_WAY_MILLISECONDS)
    return { cause: frozen > disturbed ? 'process frozen' : 'store unreachable' }
  return { wrong: `run ${number} lost its lease at ${leaseEnd} although nothing kept it from renewing it` }
}
