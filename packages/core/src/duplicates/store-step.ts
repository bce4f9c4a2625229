import type { Deadline } from '../http/deadline.ts'
import { fail, ok, type Result } from '../result.ts'
import type { DuplicateStore } from './duplicate-store.ts'

export interface StoreOptions {
  readonly store: DuplicateStore
  /** For how long one step of the store may take. */
  readonly storeTimeoutMilliseconds: number
  readonly deadline: Deadline
  /** Hands over work that goes on behind the answer, so that a shutdown can wait for it. */
  readonly track: (work: Promise<unknown>) => void
  /** Told when the lease is lost, or the answer could not be stored. */
  readonly warn: (code: 'LEASE_LOST' | 'DUPLICATE_NOT_STORED', message: string, error?: unknown) => void
}

/** Runs one step of a store. What it throws or rejects with becomes a failure. */
export async function runStoreStep<T>(step: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await step())
  } catch (error) {
    // A driver's text may hold its connection's password: it goes where errors go, and not into a message.
    return { ok: false, failure: { code: 'DUPLICATE_STORE_FAILED', message: 'the duplicate store failed', error } }
  }
}

/** Waits for a step that runs already: to the store's time limit, and to the call's deadline where that lies ahead. */
export async function waitForStep<T>(
  running: Promise<Result<T>>,
  { deadline, storeTimeoutMilliseconds }: StoreOptions,
): Promise<Result<T>> {
  const settled = await deadline.settledWithin(running, storeTimeoutMilliseconds)
  return (
    settled ??
    fail(
      'DUPLICATE_STORE_FAILED',
      `the duplicate store did not answer within ${storeTimeoutMilliseconds} ms, or within the call's deadline`,
    )
  )
}
