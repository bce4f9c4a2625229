import type { StoredAnswer } from './duplicates/duplicate-store.ts'
import { decodeUtf8 } from './encoding/utf8.ts'
import type { CallFacts, ReportEvent } from './events.ts'
import { type Deadline, startDeadline } from './http/deadline.ts'
import { hasUnreadBody } from './http/read-body.ts'
import type { SnapRequest, SnapResponse } from './http/snap-request.ts'
import type { Partner } from './partner.ts'
import { refusalCode } from './response/refusals.ts'
import { type WrittenBody, writeBody, writeResponse } from './response/write.ts'
import type { Failure, FailureCode } from './result.ts'
import type { HandlerResult, Service } from './services/service.ts'

/** The failures that are not the gateway's fault. */
const OURS: ReadonlySet<FailureCode> = new Set([
  'DEADLINE_EXCEEDED',
  'HANDLER_THREW',
  'ANSWER_INVALID',
  'INTERNAL_ERROR',
  'DUPLICATE_STORE_FAILED',
])

/** What the steps of a call find out, one after the other. */
interface Findings {
  /** Before it is known, refusals speak for service `00`. */
  readonly service?: Service
  readonly externalId?: string | undefined
  /** The partner that the caller says it is. */
  readonly partner?: Partner
  /** Whether the body was read to its end: only then may the connection be used again. */
  readonly bodyEnded?: boolean
}

/** One call on its way: its time, what is known of it so far, and the ways in which it ends. */
export interface Call {
  readonly now: Date
  readonly deadline: Deadline
  learn(findings: Findings): void
  facts(): CallFacts
  /** Ends with a refusal: a response code for the caller, the true cause for the operator. */
  refuse(failure: Failure): SnapResponse
  /** Ends with what the handler made of it. */
  answer(result: HandlerResult): SnapResponse
  /** Ends with the first call's answer. */
  replay(answer: StoredAnswer): SnapResponse
  /** Reports how a handler ended for which a timeout has gone out. */
  reportLate(result: HandlerResult): void
}

export function openCall(
  { headers, body, remoteAddress }: SnapRequest,
  { now, deadlineMilliseconds, report }: { now: Date; deadlineMilliseconds: number; report: ReportEvent },
): Call {
  const startedAt = performance.now()
  const known: Findings = { bodyEnded: !hasUnreadBody({ headers, body }) }

  function facts(): CallFacts {
    const { service, partner, externalId } = known
    return { service: service?.name, clientId: partner?.clientId, externalId, remoteAddress }
  }

  function answered(httpStatus: number, responseCode: string) {
    return { httpStatus, responseCode, durationMilliseconds: performance.now() - startedAt, ...facts() }
  }

  function respond(written: WrittenBody): SnapResponse {
    const { service, partner, bodyEnded } = known
    return writeResponse(written, {
      now,
      clientId: service?.callerHeader === 'X-CLIENT-KEY' ? partner?.clientId : undefined,
      allow: written.status === 405 ? service?.method : undefined,
      close: bodyEnded !== true,
    })
  }

  function reportResult({ outcome, code, failure }: HandlerResult, late?: true): void {
    const answer = answered(code.httpStatus, code.responseCode)
    if (failure === undefined) report({ type: 'accepted', ...answer, outcome, late })
    else report({ type: 'failed', ...answer, ...failure, late })
  }

  return {
    now,
    deadline: startDeadline(deadlineMilliseconds),
    learn(findings) {
      Object.assign(known, findings)
    },
    facts,
    refuse({ error, ...cause }) {
      const code = refusalCode(cause, known.service ?? { serviceCode: '00' })
      const answer = answered(code.httpStatus, code.responseCode)
      if (OURS.has(cause.code)) report({ type: 'failed', ...answer, cause, error })
      else report({ type: 'rejected', ...answer, cause })
      return respond(writeBody(code))
    },
    answer(result) {
      reportResult(result)
      return respond(result.written)
    },
    replay({ status, body }) {
      const written = { status, body: new Uint8Array(body) } // the store's own bytes stay its own
      report({ type: 'accepted', ...answered(status, readResponseCode(written)), replayed: true })
      return respond(written)
    },
    reportLate: (result) => reportResult(result, true),
  }
}

/** A stored body starts with its response code, as `writeBody` wrote it. */
function readResponseCode({ body }: WrittenBody): string {
  return /^\{"responseCode":"(\d{7})"/.exec(decodeUtf8(body) ?? '')?.[1] ?? ''
}
