import { fail, ok, type Result } from '../result.ts'
import type { DuplicateStore } from './duplicate-store.ts'

/** How many transactions run on each store: several snaps may share one. */
const running = new WeakMap<DuplicateStore, number>()

/**
 * Counts a transaction of the store, unless as many run as it says. One that is past its deadline counts until it ends.
 *
 * @returns What gives it back, or `TOO_MANY_HANDLERS`. A store without transactions has no limit.
 */
export function takeTransaction(store: DuplicateStore): Result<() => void> {
  const { transact, maxTransactions } = store
  if (transact === undefined || maxTransactions === undefined) return ok(() => {})
  const count = running.get(store) ?? 0
  if (count >= maxTransactions) {
    return fail(
      'TOO_MANY_HANDLERS',
      `${count} transactions are running: as many as the duplicate store allows, by the size of its pool`,
    )
  }
  running.set(store, count + 1)
  return ok(() => {
    running.set(store, (running.get(store) ?? 1) - 1)
  })
}
