import { SnapConfigurationError } from '../configuration-error.ts'
import type { OutcomeName } from '../outcome-name.ts'
import { OUTCOMES } from './outcomes.ts'

const brand: symbol = Symbol.for('@snap-sdk/core/Rejection')

/** What goes out beside the code of a rejection. */
export interface RejectDetails {
  /** Goes into the message where the standard's text has a place for it: `Invalid Bill/Virtual Account [not registered]`. The gateway reads it. */
  readonly reason?: string | undefined
  /** Further top-level members of the answer's body. */
  readonly data?: object | undefined
}

/** The business's "no", made by {@link reject}. An `Error`, so that it can be thrown to roll a transaction back. */
export interface Rejection extends Error {
  /** As given to `reject`. */
  readonly outcome: OutcomeName
  /** As given to `reject`; absent where none was. */
  readonly reason: string | undefined
  /** As given to `reject`; absent where none was. */
  readonly data: object | undefined
}

/**
 * Answers a call with an outcome other than success. A handler returns it; thrown, it means the same, so that a
 * database transaction around the business logic rolls back.
 *
 * An outcome with HTTP status 5xx, 429 or 202 lets a retry run the handler again; every other one is remembered
 * as the call's answer.
 *
 * Does *not* answer by itself: what a handler makes and neither returns nor throws says nothing. `context.reject` notices that.
 *
 * @throws SnapConfigurationError `OUTCOME_INVALID` for a name that is not an outcome's, and for `successful`.
 * @example
 * const nicoInquiry = async ({ payNo }: { payNo: string }) =>
 *   (await findBill(payNo)) ?? reject('invalidBill', { reason: 'not registered' })
 */
export function reject(outcome: OutcomeName, details: RejectDetails = {}): Rejection {
  if (!Object.hasOwn(OUTCOMES, outcome) || outcome === 'successful') {
    throw new SnapConfigurationError(
      'OUTCOME_INVALID',
      `reject('${outcome}'): not an outcome that says no. Use a name of OUTCOMES, such as 'paidBill'; for success return the answer itself.`,
    )
  }
  const { reason, data } = details
  return Object.assign(new Error(`rejected: ${outcome}`), { [brand]: true, outcome, reason, data })
}

/** Recognises a {@link Rejection} of any copy of this package, where `instanceof` would not. */
export function isRejection(value: unknown): value is Rejection {
  return typeof value === 'object' && value !== null && brand in value
}
