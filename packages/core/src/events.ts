import type { OutcomeName } from './outcome-name.ts'
import type { Failure } from './result.ts'
import type { BusinessFacts } from './services/business-facts.ts'
import type { Meaning } from './services/meaning.ts'
import type { WarningCode, WarningFacts } from './warnings.ts'

/** What is known of the call that an event is about. */
export interface CallFacts {
  /** The gateway's name: `mybank`. Absent when the path was not ours. */
  readonly gateway?: string | undefined
  /** The service's name, as in `handlers`: `vaPayment`; `token` for the token. */
  readonly service?: string | undefined
  /** The partner that was found. Until its signature has been verified, this is only what the caller claims. */
  readonly clientId?: string | undefined
  /** X-EXTERNAL-ID as received; until the signature has been verified, only what the caller claims. */
  readonly externalId?: string | undefined
  /** As in the handler's context; known once the signature is proven. */
  readonly paymentId?: string | undefined
  /** What a notice reports; known once the signature is proven. Absent for what only asks. */
  readonly meaning?: Meaning | undefined
  /** What the call is about, by the fields of its body: `{ virtualAccountNo: '…', paidAmount: { value: '10000.00', currency: 'IDR' } }`. */
  readonly about?: BusinessFacts | undefined
  /** The caller's address, where the door knows it. */
  readonly remoteAddress?: string | undefined
}

/**
 * What a duplicate of an earlier call got:
 *
 * - `replay`: the first answer again. `inconsistent`: the first answer's data under 404xx18.
 * - `finished`: a refusal, since the first call was answered. `running`: one, since it was still being answered.
 * - `conflict`: a refusal, since the same external ID or payment came with other content.
 */
export type DuplicateKind = 'replay' | 'inconsistent' | 'finished' | 'running' | 'conflict'

interface EndedFacts extends CallFacts {
  /** What went out. */
  readonly httpStatus: number
  /** The seven digits that went out. */
  readonly responseCode: string
  /** When the call came, by the clock. */
  readonly startedAt: Date
  /** From its first byte to its answer; of a late one to the end of its handler. */
  readonly durationMilliseconds: number
  /** How long the handler ran. Absent where it did not, or runs still. */
  readonly handlerMilliseconds?: number | undefined
  /** How long the call waited for the duplicate store: for its claim, and for its answer to be kept. */
  readonly storeMilliseconds?: number | undefined
  /** How long the call waited for an earlier one of the same payment to end. */
  readonly waitedMilliseconds?: number | undefined
  /** There where an earlier call of the same identity was found. */
  readonly duplicate?: DuplicateKind | undefined
}

/** The call was authenticated and well-formed, and the handler's answer, a rejection included, went out. */
export interface AnsweredEvent extends EndedFacts {
  readonly type: 'answered'
  /** Absent when the first call's answer was repeated: no handler ran, and `duplicate` says how. */
  readonly outcome?: OutcomeName | undefined
  /** The handler ended after its deadline: a timeout had gone out, and this answer is what a retry learns. */
  readonly late?: true | undefined
}

/**
 * The call was refused before its handler ran. `cause` says exactly why; the caller learned only the response code.
 * A handler's `reject(…)` is not one of these: its call was answered, and the business said no.
 */
export interface RefusedEvent extends EndedFacts {
  readonly type: 'refused'
  /** Why, in full: never shown to the caller. */
  readonly cause: Failure
}

/** Something on the merchant's side went wrong: the handler, its answer, the duplicate store, a key. */
export interface FailedEvent extends EndedFacts {
  readonly type: 'failed'
  /** What went wrong: never shown to the caller. */
  readonly cause: Failure
  /** What was thrown, where something was. */
  readonly error?: unknown
  /** The handler failed after its deadline: a timeout had gone out already. */
  readonly late?: true | undefined
}

/** No call failed, but somebody should look. */
export interface WarningEvent extends CallFacts, WarningFacts {
  readonly type: 'warning'
  readonly code: WarningCode
  /** For people: what is the matter, and what to do. Holds no secret. */
  readonly message: string
  /** What was thrown, where something was. */
  readonly error?: unknown
}

/** What happened, for logs and metrics. Holds no secret, token, signature or key. */
export type SnapEvent = AnsweredEvent | RefusedEvent | FailedEvent | WarningEvent

export type ReportEvent = (event: SnapEvent) => void
