import { randomUuid } from '#crypto'
import { settleWithin } from '../http/deadline.ts'
import type { Result } from '../result.ts'
import type {
  ClaimKey,
  DuplicateClaim,
  DuplicateStore,
  StoredAnswer,
  TransactedWork,
  TransactResult,
} from './duplicate-store.ts'
import { holdLease, RENEWAL_MILLISECONDS, SILENCE_MILLISECONDS } from './lease.ts'
import { recoverAnswer, tellLoss } from './lost-claim.ts'
import { runStoreStep, type StoreOptions, waitForStep } from './store-step.ts'

/** The first wait before an answer is stored again; each is twice the one before, to the longest. */
const RETRY_MILLISECONDS = 1_000
const LONGEST_RETRY_MILLISECONDS = 30_000
/** For how long a shutdown waits for an answer that the store does not take. */
const SHUTDOWN_MILLISECONDS = 60_000

const TOO_LONG =
  'the handler has run in its transaction for as long as it may (option transactionLimitMilliseconds): its lease is renewed no longer. Once it has run out, a retry runs the handler again, and what this one writes is rolled back.'

/** A claim whose lease is renewed until it is finished, released or let go. None of these ever rejects. */
export interface HeldClaim {
  readonly state: 'claimed'
  /** Stores the answer. Resolves once it is stored, or once the store's time is over: then storing goes on behind the answer. */
  finish(answer: StoredAnswer): Promise<void>
  /** Gives the keys back, so that a retry runs the handler again. */
  release(): Promise<void>
  /** Ends the renewal, and changes nothing in the store: the claim has ended there, or another has it, or nobody knows. */
  letGo(): void
  /**
   * Runs work in the store's transaction, where it offers one; see `DuplicateStore.transact`. Beyond `transactionLimitMilliseconds` the lease
   * is renewed no longer: whoever comes late there is rolled back, so another may run.
   */
  readonly transact: ((work: TransactedWork) => Promise<Result<TransactResult>>) | undefined
}

/** How a claim ends in the store, and what is said where it does not. */
interface Step {
  readonly run: () => Promise<boolean>
  readonly undone: string
  /** The answer that is stored; `undefined` where the claim is given back. */
  readonly answer?: StoredAnswer
}

/** Holds a claim that the store has just granted. @param askedAt When it was asked for, by the monotonic clock. */
export function holdClaim(
  keys: readonly ClaimKey[],
  claim: DuplicateClaim & { readonly now: Date },
  options: StoreOptions & { readonly askedAt: number },
): HeldClaim {
  const { store, ticker, track, warn, askedAt, transactionLimitMilliseconds } = options
  const { holder, now } = claim
  let recoverer: string | undefined
  const lease = holdLease(keys, { holder, now, askedAt }, options)

  async function end(step: Step): Promise<void> {
    lease.startEnding()
    const tried = runStoreStep(step.run)
    const first = await waitForStep(tried, options)
    if (first.ok && first.value) return lease.stop()
    if (!first.ok) {
      const { message, error } = first.failure
      warn('DUPLICATE_NOT_STORED', `${step.undone}: ${message}. Trying again while the lease is renewed.`, error)
    }
    const ending = first.ok ? endLost(step) : insist(step, tried)
    track(settleWithin(ending, SHUTDOWN_MILLISECONDS))
  }

  async function endLost(step: Step): Promise<void> {
    if (!(await isAccountedFor(step, { inDoubt: false }))) await insist(step)
  }

  /** The lease of a recovery is not renewed: it must be claimed again before it runs out. */
  const longestWait = () => (recoverer === undefined ? LONGEST_RETRY_MILLISECONDS : RENEWAL_MILLISECONDS)

  /** Tries again until the store takes the step, or nobody needs it any more. A try that takes too long is left behind: a second one does no harm. */
  async function insist(step: Step, tried?: Promise<Result<boolean>>): Promise<void> {
    let isDone = false
    void tried?.then((late) => {
      isDone = late.ok && late.value
    })
    for (let wait = RETRY_MILLISECONDS; lease.isNeeded(); wait = Math.min(wait * 2, longestWait())) {
      await new Promise((resolve) => setTimeout(resolve, wait))
      if (isDone) return lease.stop()
      const again = await waitForStep(runStoreStep(step.run), options)
      if (again.ok && (again.value || (await isAccountedFor(step, { inDoubt: true })))) return lease.stop()
    }
    lease.stop()
    warn('DUPLICATE_NOT_STORED', `${step.undone}, and never was`)
  }

  /**
   * Where the claim was no longer the holder's: says so, and stores the answer where nobody else has one.
   *
   * @param inDoubt Whether an earlier try, of which nothing was heard, may have ended the claim.
   * @returns Whether nothing is left to be done.
   */
  async function isAccountedFor({ answer, undone }: Step, { inDoubt }: { inDoubt: boolean }): Promise<boolean> {
    const isOver = lease.isOver()
    if (isOver) lease.tellLost()
    else lease.stop()
    const wasOurs = inDoubt && !isOver
    if (answer === undefined) {
      if (!wasOurs) warn('CLAIM_LOST', `${undone}: it was no longer this call's`, undefined, { claim: 'unknown' })
      return true
    }
    recoverer ??= randomUuid()
    const lost = await recoverAnswer(keys, { ...claim, holder: recoverer }, answer, options)
    if (lost.ok && !(wasOurs && lost.value === 'sameAnswer')) tellLoss(lost.value, warn)
    return lost.ok
  }

  async function runTransaction(
    transact: NonNullable<DuplicateStore['transact']>,
    work: TransactedWork,
  ): Promise<Result<TransactResult>> {
    const endLimit = ticker.every(transactionLimitMilliseconds, () => {
      endLimit()
      lease.stop()
      warn('TRANSACTION_TOO_LONG', TOO_LONG, undefined, { durationMilliseconds: transactionLimitMilliseconds })
    })
    try {
      return await runStoreStep(() => transact(keys, holder, { silenceMilliseconds: SILENCE_MILLISECONDS }, work))
    } finally {
      endLimit()
    }
  }

  const transact = store.transact?.bind(store)
  return {
    state: 'claimed',
    letGo: lease.stop,
    transact: transact && ((work) => runTransaction(transact, work)),
    finish: (answer) =>
      end({ run: () => store.finish(keys, holder, answer), undone: 'the answer was not stored', answer }),
    release: () => end({ run: () => store.release(keys, holder), undone: 'the claim was not released' }),
  }
}
