import type { Call } from './call.ts'
import { DeadlineExceeded } from './http/deadline.ts'
import { type MaybePromise, proceed } from './maybe-promise.ts'
import type { Result } from './result.ts'
import type { Ending } from './run-handler-once.ts'

/** Stores the answer for the call's duplicates, or gives the claim back where a retry shall run the handler again. */
export function keepAnswer(call: Call, ending: Ending): MaybePromise<void> {
  if (ending.state !== 'ran' || ending.claim === undefined) return
  const { result, claim } = ending
  const askedAt = performance.now()
  return proceed(result.final ? claim.finish(result.written) : claim.release(), () => call.took('store', askedAt))
}

/** A timeout has gone out. What the handler makes of the call is what a retry learns. Never rejects. */
export async function keepLateAnswer(call: Call, running: Promise<Result<Ending>>): Promise<void> {
  try {
    const ended = await running
    if (!ended.ok || ended.value.state !== 'ran') return
    await keepAnswer(call, ended.value)
    call.reportLate(ended.value.result)
  } catch (error) {
    // Its timeout is out: this is for the operator alone.
    if (!(error instanceof DeadlineExceeded))
      call.refuse({ code: 'INTERNAL_ERROR', message: 'an unexpected error', error })
  }
}
