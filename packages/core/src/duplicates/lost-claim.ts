import type { MaybePromise } from '../maybe-promise.ts'
import { fail, ok, type Result } from '../result.ts'
import type { ClaimKey, DuplicateClaim, StoredAnswer } from './duplicate-store.ts'
import { runStoreStep, type StoreOptions, type StoreStep, waitForStep } from './store-step.ts'

/**
 * What has become of a claim that its holder no longer has:
 *
 * - `restored`: nobody had it; the answer is stored, under a claim of its own.
 * - `running`, `answered`: another call has taken it over, and runs, or was answered otherwise.
 * - `sameAnswer`: the same answer is stored.
 */
export type LostClaim = 'restored' | 'running' | 'answered' | 'sameAnswer'

/**
 * Finds out what has become of a claim whose handler has completed, and stores the answer where nobody else has one: the payment was taken,
 * and only this process knows.
 *
 * Asked again after a failure, with the same holder, it goes on where it was: a claim of which nothing was heard may have been made, and holds
 * the keys meanwhile, so that no retry runs the handler before the answer is stored.
 *
 * @param claim Its holder is for this alone, and not the one that has lost the keys.
 * @returns `DUPLICATE_STORE_FAILED` or `DEADLINE_EXCEEDED` where the store cannot say.
 */
export async function recoverAnswer(
  keys: readonly ClaimKey[],
  claim: DuplicateClaim,
  answer: StoredAnswer,
  options: Pick<StoreOptions, 'store' | 'deadline' | 'storeTimeoutMilliseconds'>,
): Promise<Result<LostClaim>> {
  const { store } = options
  const step = <T>(name: StoreStep, run: () => MaybePromise<T>) => waitForStep(runStoreStep(name, run), options)
  const claimed = await step('claim', () => store.claim(keys, claim))
  if (!claimed.ok) return claimed
  const { value } = claimed
  if (value.state === 'finished')
    return ok(claim.keepsAnswer === false || isSame(value.answer, answer) ? 'sameAnswer' : 'answered')
  // Who runs may be this very holder, by an earlier claim.
  const finished = await step('finish', () => store.finish(keys, claim.holder, answer))
  if (!finished.ok) return finished
  if (finished.value) return ok('restored')
  return value.state === 'claimed' ? fail('DUPLICATE_STORE_FAILED', 'the answer was not stored') : ok('running')
}

function isSame(one: StoredAnswer, other: StoredAnswer): boolean {
  return (
    one.status === other.status &&
    one.body.length === other.body.length &&
    one.body.every((byte, index) => byte === other.body[index])
  )
}

const ENDED = "the handler completed when the claim was no longer this call's"

/** What the operator learns of it. */
const MESSAGES: Readonly<Record<LostClaim, string>> = {
  restored: `${ENDED}, and nobody else's: its answer is stored, and is what a duplicate gets. Another handler may have run for the same keys: check the ledger.`,
  running: `${ENDED}: another call has taken it over, and its handler runs for the same keys. This answer went out and is not stored: check the ledger.`,
  answered: `${ENDED}: another call has taken it over, and its handler ran for the same keys. This answer went out and is not stored; a duplicate gets the other one: check the ledger.`,
  sameAnswer: `${ENDED}: the same answer is stored, by another call that has taken it over, or by an earlier try of this one. Another handler may have run for the same keys: check the ledger.`,
}

/** Says what has become of a claim. */
export function tellLoss(lost: LostClaim, warn: StoreOptions['warn']): void {
  const claim = lost === 'restored' ? 'restored' : lost === 'sameAnswer' ? 'unknown' : 'takenOver'
  warn('CLAIM_LOST', MESSAGES[lost], undefined, { claim })
}
