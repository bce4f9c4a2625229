import { DeadlineExceeded } from './http/deadline.ts'
import type { Failure, Result } from './result.ts'

/** Ends the call from within a step: a thrown value in place of an `if` behind each of them. */
class Refused {
  readonly failure: Failure
  constructor(failure: Failure) {
    this.failure = failure
  }
}

/** The value of a check, or the end of the call. */
export function orRefuse<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Refused(result.failure)
}

/** What ended a call, whoever threw it. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Refused) return error.failure
  if (error instanceof DeadlineExceeded) return { code: 'DEADLINE_EXCEEDED', message: error.message }
  return { code: 'INTERNAL_ERROR', message: 'an unexpected error', error }
}
