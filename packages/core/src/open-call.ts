import type { Call, Findings, Step } from './call.ts'
import type { RepeatedAnswer } from './duplicates/repeat.ts'
import type { CallFacts, DuplicateKind } from './events.ts'
import type { Endpoint } from './gateways/endpoint.ts'
import { type Deadline, startDeadline } from './http/deadline.ts'
import { hasUnreadBody } from './http/read-body.ts'
import type { SnapRequest, SnapResponse } from './http/snap-request.ts'
import type { Reporter } from './reporter.ts'
import { failureOutcome, isOurs } from './response/failures.ts'
import { type WrittenBody, writeBody, writeResponse } from './response/write.ts'
import type { Failure, FailureCode } from './result.ts'
import type { HandlerResult } from './services/run-handler.ts'
import type { WarnOfCall } from './warnings.ts'

/** The codes that undo a payment where refusals do: 202, and all of 4xx but 429. */
const UNDOING: RegExp = /^(?:202|4(?!29))/

/** What a call was that is refused as a duplicate. */
const DUPLICATES: { readonly [Code in FailureCode]?: DuplicateKind } = {
  DUPLICATE_RUNNING: 'running',
  DUPLICATE_FINISHED: 'finished',
  DUPLICATE_CONFLICT: 'conflict',
}

const OVERDUE: Failure = {
  code: 'DEADLINE_EXCEEDED',
  message:
    'no answer within the time (option deadlineMilliseconds); a handler that runs keeps its claim, and a retry hears of it',
}

/** How long a call may take whose path is not ours: its answer is on its way already. */
const NO_ENDPOINT_MILLISECONDS = 9_000

/** @param endpoint Left out where the path is not ours: refusals then speak for service `00`. */
export function openCall(
  received: SnapRequest,
  { now, endpoint, reporter }: { now: Date; endpoint: Endpoint | undefined; reporter: Reporter },
): Call {
  return new OpenCall(received, now, endpoint, reporter)
}

/** A class, and not an object of functions: a call makes one of them, and each function would be made with it. */
class OpenCall implements Call {
  readonly now: Date
  readonly deadline: Deadline
  readonly found: Findings
  readonly warn: WarnOfCall
  readonly #endpoint: Endpoint | undefined
  readonly #reporter: Reporter
  readonly #remoteAddress: string | undefined
  readonly #startedAt: number
  readonly #spent: Record<Step, number | undefined> | undefined

  constructor(received: SnapRequest, now: Date, endpoint: Endpoint | undefined, reporter: Reporter) {
    this.now = now
    this.#startedAt = performance.now()
    this.deadline = startDeadline(endpoint?.speech.deadlineMilliseconds ?? NO_ENDPOINT_MILLISECONDS, this.#startedAt)
    // All members from the start: each that came later would give the object another hidden class.
    this.found = {
      externalId: undefined,
      partner: undefined,
      bodyEnded: !hasUnreadBody(received),
      proven: undefined,
      paymentId: undefined,
      meaning: undefined,
      waiting: undefined,
    }
    this.warn = (code, message, error, more) =>
      reporter.report({
        type: 'warning',
        code,
        message,
        ...(error === undefined ? {} : { error }),
        ...this.facts(),
        ...more,
      })
    this.#spent = reporter.hearsAnswers ? { handler: undefined, store: undefined, wait: undefined } : undefined
    this.#endpoint = endpoint
    this.#reporter = reporter
    this.#remoteAddress = received.remoteAddress
  }

  overdue(): Failure {
    return this.found.waiting ?? OVERDUE
  }

  took(step: Step, since: number): void {
    const spent = this.#spent
    if (spent !== undefined) spent[step] = (spent[step] ?? 0) + performance.now() - since
  }

  facts(): CallFacts {
    const endpoint = this.#endpoint
    const { partner, externalId, paymentId, meaning, proven } = this.found
    return {
      gateway: endpoint?.names[0],
      service: endpoint?.service,
      clientId: partner?.clientId,
      externalId,
      paymentId,
      meaning,
      about: proven && endpoint?.about(proven.body),
      remoteAddress: this.#remoteAddress,
    }
  }

  refuse(failure: Failure): SnapResponse {
    const { error, ...cause } = failure
    const { code, written, warning } = this.#endpoint?.refuse(failure, this.found.proven) ?? refuseUnknownPath(failure)
    const { report } = this.#reporter
    const answer = this.#ended(written.status, code.responseCode)
    if (isOurs(cause.code)) report({ type: 'failed', ...answer, cause, error })
    else report({ type: 'refused', ...answer, duplicate: DUPLICATES[cause.code], cause })
    if (warning !== undefined) this.warn(warning.code, warning.message, warning.error)
    return this.#respond(written, code.responseCode)
  }

  answer(result: HandlerResult): SnapResponse {
    this.#reportResult(result)
    return this.#respond(result.written, result.code.responseCode)
  }

  repeat({ status, body, responseCode, repeat }: RepeatedAnswer): SnapResponse {
    const { report, hearsAnswers } = this.#reporter
    if (hearsAnswers) report({ type: 'answered', duplicate: repeat, ...this.#ended(status, responseCode) })
    return this.#respond({ status, body }, responseCode)
  }

  reportLate(result: HandlerResult): void {
    this.#reportResult(result, true)
  }

  #ended(httpStatus: number, responseCode: string) {
    return {
      httpStatus,
      responseCode,
      startedAt: new Date(this.now), // the answer's own stays its own
      durationMilliseconds: performance.now() - this.#startedAt,
      handlerMilliseconds: this.#spent?.handler,
      storeMilliseconds: this.#spent?.store,
      waitedMilliseconds: this.#spent?.wait,
      ...this.facts(),
    }
  }

  #respond(written: WrittenBody, responseCode: string): SnapResponse {
    const endpoint = this.#endpoint
    if (endpoint?.speech.refusalUndoes && endpoint.reportsMoney && UNDOING.test(responseCode))
      this.warn(
        'PAYMENT_MAY_BE_REVERSED',
        `the gateway reverses a payment that is answered ${responseCode}: check it, and tell the payer`,
      )
    return writeResponse(written, {
      now: this.now,
      clientId: endpoint?.service === 'token' ? this.found.partner?.clientId : undefined,
      allow: written.status === 405 ? endpoint?.method : undefined,
      close: this.found.bodyEnded !== true,
    })
  }

  #reportResult({ outcome, code, written, failure, warning }: HandlerResult, late?: true): void {
    const { report, hearsAnswers } = this.#reporter
    if (failure !== undefined)
      report({ type: 'failed', ...this.#ended(written.status, code.responseCode), ...failure, late })
    else if (hearsAnswers)
      report({ type: 'answered', outcome, late, ...this.#ended(written.status, code.responseCode) })
    if (warning !== undefined) this.warn(warning.code, warning.message, warning.error)
  }
}

function refuseUnknownPath(failure: Failure): ReturnType<Endpoint['refuse']> {
  const { code } = failureOutcome(failure, { serviceCode: '00' })
  return { code, written: writeBody(code) }
}
