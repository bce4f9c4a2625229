import type { RepeatedAnswer } from './duplicates/repeat.ts'
import type { CallFacts, Reporter, WarnOfCall } from './events.ts'
import type { Endpoint } from './gateways/endpoint.ts'
import { type Deadline, startDeadline } from './http/deadline.ts'
import { hasUnreadBody } from './http/read-body.ts'
import type { SnapRequest, SnapResponse } from './http/snap-request.ts'
import type { Partner } from './partner.ts'
import { failureOutcome, isOurs } from './response/failures.ts'
import { type WrittenBody, writeBody, writeResponse } from './response/write.ts'
import type { Failure } from './result.ts'
import type { HandlerResult } from './services/run-handler.ts'
import type { Members } from './services/service.ts'

/** What the steps of a call find out, one after the other. */
interface Findings {
  readonly externalId?: string | undefined
  /** The partner that the caller says it is. */
  readonly partner?: Partner | undefined
  /** Whether the body was read to its end: only then may the connection be used again. */
  readonly bodyEnded?: boolean
  /** There once the signature is proven: the parsed body, empty before there is one. */
  readonly proven?: { readonly body: Members } | undefined
  readonly paymentId?: string | undefined
  /** What it hears if its time is over while it waits for another call to end. */
  readonly waiting?: Failure | undefined
}

/** One call on its way: its time, what is known of it so far, and the ways in which it ends. */
export interface Call {
  readonly now: Date
  readonly deadline: Deadline
  /** What it hears once its time is over. */
  overdue(): Failure
  note(findings: Findings): void
  /** What is known of it by now. */
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

/** The codes that undo a payment where refusals do: 202, and all of 4xx but 429. */
const UNDOING: RegExp = /^(?:202|4(?!29))/

const OVERDUE: Failure = {
  code: 'DEADLINE_EXCEEDED',
  message: 'no answer yet; a handler that runs keeps its claim',
}

/** How long a call may take whose path is not ours: its answer is on its way already. */
const NO_ENDPOINT_MILLISECONDS = 9_000

/** @param endpoint Left out where the path is not ours: refusals then speak for service `00`. */
export function openCall(
  { headers, body, remoteAddress }: SnapRequest,
  { now, endpoint, reporter }: { now: Date; endpoint: Endpoint | undefined; reporter: Reporter },
): Call {
  const { report, hearsAnswers } = reporter
  const startedAt = performance.now()
  // All members from the start: each that came later would give the object another hidden class.
  const known: Findings = {
    externalId: undefined,
    partner: undefined,
    bodyEnded: !hasUnreadBody({ headers, body }),
    proven: undefined,
    paymentId: undefined,
    waiting: undefined,
  }

  function facts(): CallFacts {
    const { partner, externalId, paymentId } = known
    const clientId = partner?.clientId
    return { gateway: endpoint?.names[0], service: endpoint?.service, clientId, externalId, paymentId, remoteAddress }
  }

  function ended(httpStatus: number, responseCode: string) {
    return { httpStatus, responseCode, durationMilliseconds: performance.now() - startedAt, ...facts() }
  }

  const warn: WarnOfCall = (code, message, error, more) =>
    report({ type: 'warning', code, message, ...(error === undefined ? {} : { error }), ...facts(), ...more })

  function respond(written: WrittenBody, responseCode: string): SnapResponse {
    if (endpoint?.speech.refusalUndoes && endpoint.reportsMoney && UNDOING.test(responseCode))
      warn(
        'PAYMENT_MAY_BE_REVERSED',
        `the gateway reverses a payment that is answered ${responseCode}: check it, and tell the payer`,
      )
    return writeResponse(written, {
      now,
      clientId: endpoint?.service === 'token' ? known.partner?.clientId : undefined,
      allow: written.status === 405 ? endpoint?.method : undefined,
      close: known.bodyEnded !== true,
    })
  }

  function reportResult({ outcome, code, written, failure, warning }: HandlerResult, late?: true): void {
    if (failure !== undefined) report({ type: 'failed', ...ended(written.status, code.responseCode), ...failure, late })
    else if (hearsAnswers) report({ type: 'answered', outcome, late, ...ended(written.status, code.responseCode) })
    if (warning !== undefined) warn(warning.code, warning.message, warning.error)
  }

  return {
    now,
    deadline: startDeadline(endpoint?.speech.deadlineMilliseconds ?? NO_ENDPOINT_MILLISECONDS),
    overdue: () => known.waiting ?? OVERDUE,
    note(findings) {
      Object.assign(known, findings)
    },
    facts,
    warn,
    refuse(failure) {
      const { error, ...cause } = failure
      const { code, written, warning } = endpoint?.refuse(failure, known.proven) ?? refuseUnknownPath(failure)
      const answer = ended(written.status, code.responseCode)
      if (isOurs(cause.code)) report({ type: 'failed', ...answer, cause, error })
      else report({ type: 'refused', ...answer, cause })
      if (warning !== undefined) warn(warning.code, warning.message, warning.error)
      return respond(written, code.responseCode)
    },
    answer(result) {
      reportResult(result)
      return respond(result.written, result.code.responseCode)
    },
    repeat({ status, body, responseCode }) {
      if (hearsAnswers) report({ type: 'answered', repeated: true, ...ended(status, responseCode) })
      return respond({ status, body }, responseCode)
    },
    reportLate: (result) => reportResult(result, true),
  }
}

function refuseUnknownPath(failure: Failure): ReturnType<Endpoint['refuse']> {
  const { code } = failureOutcome(failure, { serviceCode: '00' })
  return { code, written: writeBody(code) }
}
