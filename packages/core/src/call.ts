import type { RepeatedAnswer } from './duplicates/repeat.ts'
import type { CallFacts } from './events.ts'
import type { Deadline } from './http/deadline.ts'
import type { SnapResponse } from './http/snap-request.ts'
import type { Partner } from './partner.ts'
import type { Failure } from './result.ts'
import type { Meaning } from './services/meaning.ts'
import type { HandlerResult } from './services/run-handler.ts'
import type { Members } from './services/service.ts'
import type { WarnOfCall } from './warnings.ts'

/** What the steps of a call find out, one after the other. */
export interface Findings {
  externalId: string | undefined
  /** The partner that the caller says it is. */
  partner: Partner | undefined
  /** Whether the body was read to its end: only then may the connection be used again. */
  bodyEnded: boolean
  /** There once the signature is proven: the parsed body, empty before there is one. */
  proven: { readonly body: Members } | undefined
  paymentId: string | undefined
  meaning: Meaning | undefined
  /** What it hears if its time is over while it waits for another call to end. */
  waiting: Failure | undefined
}

/** What a call spends its time with. */
export type Step = 'handler' | 'store' | 'wait'

/** One call on its way: its time, what is known of it so far, and the ways in which it ends. */
export interface Call {
  readonly now: Date
  readonly deadline: Deadline
  /** What it hears once its time is over. */
  overdue(): Failure
  /** What is known of it by now: each step adds what it found. */
  readonly found: Findings
  /** Adds to what a step has taken, for events. @param since When it began, by `performance.now()`. */
  took(step: Step, since: number): void
  /** What is known of it by now, for an event. */
  facts(): CallFacts
  readonly warn: WarnOfCall
  /** Ends with a refusal: a response code for the caller, the true cause for the operator. */
  refuse(failure: Failure): SnapResponse
  /** Ends with what the handler made of it. */
  answer(result: HandlerResult): SnapResponse
  /** Ends with the first call's answer. */
  repeat(answer: RepeatedAnswer): SnapResponse
  /** Reports how a handler ended for which a timeout has gone out. */
  reportLate(result: HandlerResult): void
}
