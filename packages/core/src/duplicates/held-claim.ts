import { randomUuid } from '#crypto'
import { settleWithin } from '../http/deadline.ts'
import { type MaybePromise, proceed } from '../maybe-promise.ts'
import type { Result } from '../result.ts'
import type {
  ClaimKey,
  DuplicateClaim,
  DuplicateStore,
  StoredAnswer,
  TransactedWork,
  TransactResult,
} from './duplicate-store.ts'
import { holdLease, type Lease, RENEWAL_MILLISECONDS, SILENCE_MILLISECONDS } from './lease.ts'
import { recoverAnswer, tellLoss } from './lost-claim.ts'
import { runStoreStep, type StoreOptions, type StoreStep, waitForStep } from './store-step.ts'

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
  /** Stores the answer. Over once it is stored, or once the store's time is over: then storing goes on behind the answer. */
  finish(answer: StoredAnswer): MaybePromise<void>
  /** Gives the keys back, so that a retry runs the handler again. */
  release(): MaybePromise<void>
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
  readonly run: () => MaybePromise<boolean>
  readonly undone: string
  /** The answer that is stored; `undefined` where the claim is given back. */
  readonly answer?: StoredAnswer
}

function nameOf({ answer }: Step): StoreStep {
  return answer === undefined ? 'release' : 'finish'
}

/** A claim as it was asked for. */
export interface AskedClaim extends DuplicateClaim {
  readonly now: Date
  /** When, by the monotonic clock. */
  readonly askedAt: number
}

/** Holds a claim that the store has just granted. */
export function holdClaim(keys: readonly ClaimKey[], claim: AskedClaim, options: StoreOptions): HeldClaim {
  return new GrantedClaim(keys, claim, options)
}

class GrantedClaim implements HeldClaim {
  readonly state = 'claimed'
  readonly transact: HeldClaim['transact']
  readonly #keys: readonly ClaimKey[]
  readonly #claim: AskedClaim
  readonly #options: StoreOptions
  readonly #lease: Lease
  #recoverer: string | undefined

  constructor(keys: readonly ClaimKey[], claim: AskedClaim, options: StoreOptions) {
    this.#keys = keys
    this.#claim = claim
    this.#options = options
    this.#lease = holdLease(keys, claim, options)
    const transact = options.store.transact?.bind(options.store)
    this.transact = transact && ((work) => this.#runTransaction(transact, work))
  }

  letGo(): void {
    this.#lease.stop()
  }

  finish(answer: StoredAnswer): MaybePromise<void> {
    const { store } = this.#options
    const run = () => store.finish(this.#keys, this.#claim.holder, answer)
    return this.#end({ run, undone: 'the answer was not stored', answer })
  }

  release(): MaybePromise<void> {
    const { store } = this.#options
    const run = () => store.release(this.#keys, this.#claim.holder)
    return this.#end({ run, undone: 'the claim was not released' })
  }

  #end(step: Step): MaybePromise<void> {
    this.#lease.startEnding()
    const tried = runStoreStep(nameOf(step), step.run)
    return proceed(waitForStep(tried, this.#options), (first) => {
      if (first.ok && first.value) return this.#lease.stop()
      const { track, warn } = this.#options
      if (!first.ok) {
        const { message, error } = first.failure
        warn('DUPLICATE_NOT_STORED', `${step.undone}: ${message}. Trying again while the lease is renewed.`, error)
      }
      const ending = first.ok ? this.#endLost(step) : this.#insist(step, tried)
      track(settleWithin(ending, SHUTDOWN_MILLISECONDS))
    })
  }

  async #endLost(step: Step): Promise<void> {
    if (!(await this.#isAccountedFor(step, { inDoubt: false }))) await this.#insist(step)
  }

  /** The lease of a recovery is not renewed: it must be claimed again before it runs out. */
  #longestWait(): number {
    return this.#recoverer === undefined ? LONGEST_RETRY_MILLISECONDS : RENEWAL_MILLISECONDS
  }

  /** Tries again until the store takes the step, or nobody needs it any more. A try that takes too long is left behind: a second one does no harm. */
  async #insist(step: Step, tried?: MaybePromise<Result<boolean>>): Promise<void> {
    const lease = this.#lease
    let isDone = false
    void Promise.resolve(tried).then((late) => {
      isDone = late?.ok === true && late.value
    })
    for (let wait = RETRY_MILLISECONDS; lease.isNeeded(); wait = Math.min(wait * 2, this.#longestWait())) {
      await new Promise((resolve) => setTimeout(resolve, wait))
      if (isDone) return lease.stop()
      const again = await waitForStep(runStoreStep(nameOf(step), step.run), this.#options)
      if (again.ok && (again.value || (await this.#isAccountedFor(step, { inDoubt: true })))) return lease.stop()
    }
    lease.stop()
    this.#options.warn('DUPLICATE_NOT_STORED', `${step.undone}, and never was`)
  }

  /**
   * Where the claim was no longer the holder's: says so, and stores the answer where nobody else has one.
   *
   * @param inDoubt Whether an earlier try, of which nothing was heard, may have ended the claim.
   * @returns Whether nothing is left to be done.
   */
  async #isAccountedFor({ answer, undone }: Step, { inDoubt }: { inDoubt: boolean }): Promise<boolean> {
    const { warn } = this.#options
    const isOver = this.#lease.isOver()
    if (isOver) this.#lease.tellLost()
    else this.#lease.stop()
    const wasOurs = inDoubt && !isOver
    if (answer === undefined) {
      if (!wasOurs) warn('CLAIM_LOST', `${undone}: it was no longer this call's`, undefined, { claim: 'unknown' })
      return true
    }
    this.#recoverer ??= randomUuid()
    const lost = await recoverAnswer(this.#keys, { ...this.#claim, holder: this.#recoverer }, answer, this.#options)
    if (lost.ok && !(wasOurs && lost.value === 'sameAnswer')) tellLoss(lost.value, warn)
    return lost.ok
  }

  async #runTransaction(
    transact: NonNullable<DuplicateStore['transact']>,
    work: TransactedWork,
  ): Promise<Result<TransactResult>> {
    const { ticker, warn, transactionLimitMilliseconds: durationMilliseconds } = this.#options
    const endLimit = ticker.every(durationMilliseconds, () => {
      endLimit()
      this.#lease.stop()
      warn('TRANSACTION_TOO_LONG', TOO_LONG, undefined, { durationMilliseconds })
    })
    const { holder } = this.#claim
    try {
      const limits = { silenceMilliseconds: SILENCE_MILLISECONDS }
      return await runStoreStep('transact', () => transact(this.#keys, holder, limits, work))
    } finally {
      endLimit()
    }
  }
}
