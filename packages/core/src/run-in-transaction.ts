import type { Call } from './call.ts'
import type { TransactedAnswer } from './duplicates/duplicate-store.ts'
import type { HeldClaim } from './duplicates/held-claim.ts'
import type { Endpoint } from './gateways/endpoint.ts'
import { fail, ok, type Result } from './result.ts'
import type { HandlerResult, RunCall } from './services/run-handler.ts'

/** How a handler ran. */
export interface Run {
  readonly state: 'ran'
  readonly result: HandlerResult
  /** What its answer is still to be kept under: nothing for the token, and where it was committed with the ledger. */
  readonly claim: HeldClaim | undefined
}

/** What the operator learns where the handler's answer does not go out. */
const MESSAGES = {
  rolledBack: 'the transaction was rolled back: nothing was taken or kept, and a retry runs the handler again',
  lost: 'the transaction was rolled back, since another call has taken the claim over, or the handler ended the transaction itself',
  unknown:
    'whether the transaction was committed is not known: a retry gets its answer, or runs the handler again once the lease has run out',
} as const

/**
 * Runs a handler in the store's transaction. A success is committed together with its answer. A rejection for good commits its answer
 * alone, under the same guard. All else is rolled back, and its claim is for the caller to release: what fails behind the handler (an
 * answer that cannot be written, a rejection that was dropped), too, since what the handler wrote is gone with it.
 *
 * @returns `DUPLICATE_STORE_FAILED` where the answer was to be kept and was not, or nobody knows: a retry learns it, or runs the handler
 *   again. In the second case the claim is neither finished nor released.
 */
export async function runInTransaction(
  call: Call,
  endpoint: Endpoint,
  reported: RunCall,
  claim: HeldClaim,
  transact: NonNullable<HeldClaim['transact']>,
): Promise<Result<Run>> {
  const ran: HandlerResult[] = []
  const askedAt = performance.now()
  let handlerMilliseconds = 0
  const transacted = await transact(async (transaction) => {
    if (call.deadline.hasPassed) return undefined // while it waited for a connection
    const startedAt = performance.now()
    const result = await endpoint.run({ ...reported, context: { ...reported.context, transaction } })
    call.took('handler', startedAt)
    handlerMilliseconds = performance.now() - startedAt
    ran.push(result)
    return toKeep(result)
  })
  call.took('store', askedAt + handlerMilliseconds)

  const [result] = ran
  if (result !== undefined && toKeep(result) === undefined) {
    const again = { ...result, final: false }
    if (transacted.ok) return ok({ state: 'ran', result: again, claim })
    claim.letGo()
    call.warn('DUPLICATE_NOT_STORED', MESSAGES.unknown, transacted.failure.error)
    return ok({ state: 'ran', result: again, claim: undefined })
  }
  const given = transacted.ok ? transacted.value : undefined
  switch (given?.state) {
    case 'committed':
      if (result === undefined) break // no store may say so
      claim.letGo()
      return ok({ state: 'ran', result, claim: undefined })
    case 'rolledBack':
      if (result === undefined) call.deadline.throwIfPassed() // whoever called gives the claim back
      await claim.release()
      return failed(call, MESSAGES.rolledBack, given.error)
    case 'lost':
      claim.letGo()
      return failed(call, MESSAGES.lost)
  }
  claim.letGo()
  return failed(call, MESSAGES.unknown, transacted.ok ? undefined : transacted.failure.error)
}

/** What the store keeps of a handler's result: nothing where a retry shall run it again. */
function toKeep({ outcome, final, failure, written }: HandlerResult): TransactedAnswer | undefined {
  if (!final || failure !== undefined) return undefined
  return { answer: written, undo: outcome !== 'successful' }
}

/** Behind its deadline a call has gone out as a timeout, and a failure goes nowhere else. */
function failed({ deadline, warn }: Call, message: string, error?: unknown): Result<never> {
  if (deadline.hasPassed) warn('DUPLICATE_NOT_STORED', message, error)
  return fail('DUPLICATE_STORE_FAILED', message, error === undefined ? {} : { error })
}
