import type { Deadline } from '../http/deadline.ts'
import { isPromise, type MaybePromise } from '../maybe-promise.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Ticker } from '../ticker.ts'
import type { WarnOfCall } from '../warnings.ts'
import type { DuplicateStore } from './duplicate-store.ts'

/** A step of a call in the store. */
export type StoreStep = 'claim' | 'renew' | 'finish' | 'release' | 'isRunning' | 'transact'

export interface StoreOptions {
  readonly store: DuplicateStore
  /** For how long one step of the store may take. */
  readonly storeTimeoutMilliseconds: number
  /** For how long the lease of a handler in a transaction is renewed. */
  readonly transactionLimitMilliseconds: number
  readonly deadline: Deadline
  /** Renews the leases of all calls, by one timer. */
  readonly ticker: Ticker
  /** Hands over work that goes on behind the answer, so that a shutdown can wait for it. */
  readonly track: (work: Promise<unknown>) => void
  /** Told what becomes of the claim otherwise than it should. */
  readonly warn: WarnOfCall
}

/**
 * Runs one step of a store: on the spot where the store answers so. What it throws or rejects with becomes a failure.
 *
 * @param name The method's, for the failure's message.
 */
export function runStoreStep<T>(name: StoreStep, step: () => MaybePromise<T>): MaybePromise<Result<T>> {
  try {
    const stepping = step()
    // A driver's promise may be of a class of its own.
    return isPromise(stepping) ? Promise.resolve(stepping).then(ok<T>, (error) => failedAt(name, error)) : ok(stepping)
  } catch (error) {
    return failedAt(name, error)
  }
}

/** A driver's text may hold its connection's password: it goes where errors go, and not into a message. */
function failedAt(name: StoreStep, error: unknown): Result<never> {
  return fail('DUPLICATE_STORE_FAILED', `the duplicate store failed at ${name}: see what it threw`, { error })
}

/**
 * Waits for a step that runs already: to the store's time limit, and to the call's deadline where that lies ahead.
 *
 * @returns `DUPLICATE_STORE_FAILED` where the store took longer than it may; `DEADLINE_EXCEEDED` where the call's time was over before.
 */
export function waitForStep<T>(
  running: MaybePromise<Result<T>>,
  options: Pick<StoreOptions, 'deadline' | 'storeTimeoutMilliseconds'>,
): MaybePromise<Result<T>> {
  return isPromise(running) ? wait(running, options) : running
}

async function wait<T>(
  running: Promise<Result<T>>,
  { deadline, storeTimeoutMilliseconds }: Pick<StoreOptions, 'deadline' | 'storeTimeoutMilliseconds'>,
): Promise<Result<T>> {
  const wasPassed = deadline.hasPassed
  const settled = await deadline.settledWithin(running, storeTimeoutMilliseconds)
  if (settled !== undefined) return settled
  return deadline.hasPassed && !wasPassed
    ? fail('DEADLINE_EXCEEDED', "the call's deadline came before the duplicate store's answer")
    : fail(
        'DUPLICATE_STORE_FAILED',
        `the duplicate store did not answer within ${storeTimeoutMilliseconds} ms (option storeTimeoutMilliseconds)`,
      )
}
