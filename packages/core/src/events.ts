import type { OutcomeName } from './response/outcomes.ts'
import type { Failure } from './result.ts'
import { tell } from './tell.ts'

/** What is known of the call that an event is about. */
export interface CallFacts {
  /** The service's name: `nico.inquiry`. Absent when the path was not ours. */
  readonly service?: string | undefined
  /** The partner that was found. Until its signature has been verified, this is only what the caller claims. */
  readonly clientId?: string | undefined
  readonly externalId?: string | undefined
  readonly remoteAddress?: string | undefined
}

interface AnsweredFacts extends CallFacts {
  readonly httpStatus: number
  readonly responseCode: string
  readonly durationMilliseconds: number
}

/** The call was authenticated and well-formed, and the handler's answer, a rejection included, went out. */
export interface AcceptedEvent extends AnsweredFacts {
  readonly type: 'accepted'
  /** Absent when the answer was replayed. */
  readonly outcome?: OutcomeName | undefined
  /** The stored answer of the first call went out; no handler ran. */
  readonly replayed?: true | undefined
  /** The handler ended after its deadline: a timeout had gone out, and this answer is what a retry learns. */
  readonly late?: true | undefined
}

/**
 * The call was refused before its handler ran. `cause` says exactly why; the caller learned only the response code.
 * A handler's `reject(…)` is none of these: its call was accepted, and the business said no.
 */
export interface RejectedEvent extends AnsweredFacts {
  readonly type: 'rejected'
  readonly cause: Failure
}

/** Something on the merchant's side went wrong: the handler, its answer, the duplicate store, a key. */
export interface FailedEvent extends AnsweredFacts {
  readonly type: 'failed'
  readonly cause: Failure
  /** What was thrown, where something was. */
  readonly error?: unknown
  readonly late?: true | undefined
}

/** No call failed, but somebody should look. */
export interface WarningEvent extends CallFacts {
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
  | 'DUPLICATE_NOT_STORED'
  | 'LEASE_LOST'

/** What happened, for logs and metrics. Holds no secret, token, signature or key. */
export type SnapEvent = AcceptedEvent | RejectedEvent | FailedEvent | WarningEvent

export type ReportEvent = (event: SnapEvent) => void
export type ReportWarning = (code: WarningCode, message: string, facts?: CallFacts) => void

/** Makes a listener safe to call: what it throws, or rejects with, must not change an answer. */
export function createReporter(listener: ReportEvent = writeToConsole): ReportEvent {
  return (event) => tell(() => listener(event))
}

/** Without a listener: all but the accepted calls, a line each. */
function writeToConsole(event: SnapEvent): void {
  if (event.type === 'accepted') return
  const facts = [event.service, event.clientId, event.externalId].filter((fact) => fact !== undefined).join(' ')
  const what =
    event.type === 'warning'
      ? `${event.code}: ${event.message}`
      : `${event.responseCode} ${event.cause.code}: ${event.cause.message}${event.type === 'failed' ? describeError(event.error) : ''}`
  console.warn(`[snap] ${event.type} ${facts === '' ? '' : `${facts} `}${oneLine(what)}`)
}

/** The error and the place that threw it. */
function describeError(error: unknown): string {
  if (error === undefined) return ''
  if (!(error instanceof Error)) return ` | ${describeValue(error)}`
  const place = /\n +(at .*)/.exec(error.stack ?? '')?.[1]
  return ` | ${error.name}: ${error.message}${place === undefined ? '' : ` ${place}`}`
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
