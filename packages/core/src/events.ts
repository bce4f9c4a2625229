import { notify } from './notify.ts'
import type { OutcomeName } from './outcome-name.ts'
import type { Failure, FailureCode } from './result.ts'

/** What is known of the call that an event is about. */
export interface CallFacts {
  /** The gateway's name: `mybank`. Absent when the path was not ours. */
  readonly gateway?: string | undefined
  /** The service's name, as in `handlers`: `vaPayment`; `token` for the token. */
  readonly service?: string | undefined
  /** The partner that was found. Until its signature has been verified, this is only what the caller claims. */
  readonly clientId?: string | undefined
  readonly externalId?: string | undefined
  /** As in the handler's context; known once the signature is proven. */
  readonly paymentId?: string | undefined
  readonly remoteAddress?: string | undefined
}

interface EndedFacts extends CallFacts {
  readonly httpStatus: number
  readonly responseCode: string
  readonly durationMilliseconds: number
}

/** The call was authenticated and well-formed, and the handler's answer, a rejection included, went out. */
export interface AnsweredEvent extends EndedFacts {
  readonly type: 'answered'
  /** Absent when the first call's answer was repeated. */
  readonly outcome?: OutcomeName | undefined
  /** The first call's answer went out again; no handler ran. */
  readonly repeated?: true | undefined
  /** The handler ended after its deadline: a timeout had gone out, and this answer is what a retry learns. */
  readonly late?: true | undefined
}

/**
 * The call was refused before its handler ran. `cause` says exactly why; the caller learned only the response code.
 * A handler's `reject(…)` is not one of these: its call was answered, and the business said no.
 */
export interface RefusedEvent extends EndedFacts {
  readonly type: 'refused'
  readonly cause: Failure
}

/** Something on the merchant's side went wrong: the handler, its answer, the duplicate store, a key. */
export interface FailedEvent extends EndedFacts {
  readonly type: 'failed'
  readonly cause: Failure
  /** What was thrown, where something was. */
  readonly error?: unknown
  readonly late?: true | undefined
}

/** What is known of a warning beside its text, for alerts and metrics. Each fact belongs to some codes. */
export interface WarningFacts {
  /**
   * `CLAIM_LOST`: what has become of the claim of a call whose handler had completed: `takenOver` by another call, `restored` with its
   * answer since nobody had it, or `unknown`.
   */
  readonly claim?: 'takenOver' | 'restored' | 'unknown' | undefined
  /** `HANDLER_STILL_RUNNING`, `TRANSACTION_TOO_LONG`: for how long the handler has been running. */
  readonly durationMilliseconds?: number | undefined
}

/** No call failed, but somebody should look. */
export interface WarningEvent extends CallFacts, WarningFacts {
  readonly type: 'warning'
  readonly code: WarningCode
  readonly message: string
  /** What was thrown, where something was. */
  readonly error?: unknown
}

export type WarningCode =
  | 'SIGNATURE_DOES_NOT_COVER_BODY'
  | 'WEAK_PUBLIC_KEY'
  | 'CLIENT_SECRET_WHITE_SPACE'
  | 'WEAK_CLIENT_SECRET'
  | 'OTHER_STATUS_MISSING'
  | 'NOTICE_ACKNOWLEDGED'
  | 'PAYMENT_MAY_BE_REVERSED'
  | 'REFUSAL_BODY_FAILED'
  | 'DUPLICATE_NOT_STORED'
  | 'LEASE_LOST'
  | 'CLAIM_LOST'
  | 'CLAIM_TAKEN_OVER'
  | 'HANDLER_STILL_RUNNING'
  | 'TRANSACTION_TOO_LONG'
  | StoreWarningCode

/**
 * What a duplicate store says of itself, through `DuplicateStore.watch`.
 *
 * - `DUPLICATES_IN_ONE_PROCESS`: it is the memory store, and there seem to be many processes: each runs every payment once.
 * - `DUPLICATES_MAY_BE_EVICTED`: it forgets payments where room runs out.
 * - `DUPLICATES_EVICTION_UNKNOWN`: whether it does is not to be learned. Said once.
 * - `DUPLICATES_MAY_BE_LOST`: its server was restarted or replaced, and may have forgotten what it had acknowledged.
 * - `DUPLICATE_STORE_READ_ONLY`: its server takes no writes: no claim is granted.
 * - `DUPLICATE_STORE_UNWATCHED`: it cannot look after itself.
 */
export type StoreWarningCode =
  | 'DUPLICATES_IN_ONE_PROCESS'
  | 'DUPLICATES_MAY_BE_EVICTED'
  | 'DUPLICATES_EVICTION_UNKNOWN'
  | 'DUPLICATES_MAY_BE_LOST'
  | 'DUPLICATE_STORE_READ_ONLY'
  | 'DUPLICATE_STORE_UNWATCHED'

/** What happened, for logs and metrics. Holds no secret, token, signature or key. */
export type SnapEvent = AnsweredEvent | RefusedEvent | FailedEvent | WarningEvent

export type ReportEvent = (event: SnapEvent) => void
/** Warns of one call: its identity is added. */
export type WarnOfCall = (code: WarningCode, message: string, error?: unknown, facts?: WarningFacts) => void
export type ReportWarning = (code: WarningCode, message: string, facts?: CallFacts) => void

/** Where the events of one Snap go. */
export interface Reporter {
  readonly report: ReportEvent
  /** Whether anybody hears of answered calls: else their events need not be made. */
  readonly hearsAnswers: boolean
}

/** Makes a listener safe to call: what it throws, or rejects with, must not change an answer. */
export function createReporter(listener?: ReportEvent): Reporter {
  const hear = listener ?? writeToConsole
  return { report: (event) => notify(() => hear(event)), hearsAnswers: listener !== undefined }
}

/** Without a listener: all but the answered calls, a line each. */
function writeToConsole(event: SnapEvent): void {
  if (event.type === 'answered') return
  const facts = [event.gateway, event.service, event.clientId, event.externalId]
    .filter((fact) => fact !== undefined)
    .join(' ')
  const what =
    event.type === 'warning'
      ? `${event.code}: ${event.message}`
      : `${event.responseCode} ${event.cause.code}: ${event.cause.message}${event.type === 'failed' ? describeError(event.error, event.cause.code) : ''}`
  console.warn(`[snap] ${event.type} ${facts === '' ? '' : `${facts} `}${oneLine(what)}`)
}

/** What drivers of databases throw: their text may hold the connection's password. */
const OF_DRIVERS: ReadonlySet<FailureCode> = new Set(['DUPLICATE_STORE_FAILED', 'PARTNER_LOOKUP_FAILED'])

/** The error and the place that threw it. */
function describeError(error: unknown, code: FailureCode): string {
  if (error === undefined) return ''
  if (!(error instanceof Error))
    return OF_DRIVERS.has(code) ? ` | a thrown ${typeof error}` : ` | ${describeValue(error)}`
  const place = /\n +(at .*)/.exec(error.stack ?? '')?.[1]
  const text = OF_DRIVERS.has(code) ? `${error.name}${describeCode(error)}` : `${error.name}: ${error.message}`
  return ` | ${text}${place === undefined ? '' : ` ${place}`}`
}

/** A driver's code, as `ECONNREFUSED` or `57P01`, tells one fault from another. Anything longer or freer may be text. */
function describeCode(error: Error): string {
  const code = 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? ` ${code}` : ''
}

/** Some objects refuse to become text. */
function describeValue(value: unknown): string {
  try {
    return String(value)
  } catch {
    return `a thrown ${typeof value}`
  }
}

/** A line end inside a message would let its author write lines of their own into the log. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}
