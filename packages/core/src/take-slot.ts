import { takeTransaction } from './duplicates/transactions.ts'
import type { Endpoint } from './gateways/endpoint.ts'
import { ok, type Result } from './result.ts'
import type { Wiring } from './wiring.ts'

/**
 * Takes what a handler needs to run: one of `maxConcurrentHandlers`, and where it runs in a transaction one of the store's.
 *
 * @returns What gives both back, or `TOO_MANY_HANDLERS`.
 */
export function takeSlot(
  { inFlight, limits, store }: Wiring,
  { reportsMoney }: Pick<Endpoint, 'reportsMoney'>,
): Result<() => void> {
  const handler = inFlight.enter(limits.maxConcurrentHandlers)
  if (!handler.ok || !reportsMoney || store.transact === undefined) return handler
  const transaction = takeTransaction(store)
  if (!transaction.ok) {
    handler.value()
    return transaction
  }
  return ok(() => {
    transaction.value()
    handler.value()
  })
}
