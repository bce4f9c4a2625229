import type { OutcomeName } from '../outcome-name.ts'
import type { Failure, FailureCode } from '../result.ts'
import type { CodeRow } from './code-rows.ts'
import { type CodeTable, type ResponseCode, responseCode } from './response-code.ts'

interface FailureRow {
  /** What the caller hears. */
  readonly outcome: OutcomeName
  /** What stands in the message's slot; without it, the failure's field or header. The true cause goes to `onEvent` alone. */
  readonly reason?: string
  /** Whose fault it is: an event is `failed` for ours, `refused` for the caller's. */
  readonly blames: 'caller' | 'us'
}

/**
 * What a caller hears for each reason not to answer with the handler's own answer. A dialect's `failures` and `outcomes` win over it.
 *
 * @see docs/protocol.md, "Response codes": the codes that the documents leave open
 */
export const FAILURES: Readonly<Record<FailureCode, FailureRow>> = {
  PATH_UNKNOWN: { outcome: 'invalidRouting', blames: 'caller' },
  METHOD_WRONG: { outcome: 'requestedFunctionNotSupported', blames: 'caller' },
  BODY_TOO_LARGE: { outcome: 'badRequest', blames: 'caller' },
  BODY_ENCODED: { outcome: 'badRequest', blames: 'caller' },
  BODY_INTERRUPTED: { outcome: 'badRequest', blames: 'caller' },
  BODY_TOO_SLOW: { outcome: 'timeout', blames: 'caller' },
  CALLER_GONE: { outcome: 'timeout', blames: 'caller' },
  BODY_ALREADY_PARSED: { outcome: 'internalServerError', blames: 'us' },
  HEADER_MISSING: { outcome: 'invalidMandatoryField', blames: 'caller' },
  HEADER_MALFORMED: { outcome: 'invalidFieldFormat', blames: 'caller' },
  TIMESTAMP_MALFORMED: { outcome: 'invalidFieldFormat', reason: 'X-TIMESTAMP', blames: 'caller' },
  TIMESTAMP_OUT_OF_RANGE: { outcome: 'unauthorized', reason: 'Timestamp', blames: 'caller' },
  PARTNER_UNKNOWN: { outcome: 'unauthorized', reason: 'Unknown client', blames: 'caller' },
  PARTNER_LOOKUP_FAILED: { outcome: 'internalServerError', blames: 'us' },
  ADDRESS_NOT_ALLOWED: { outcome: 'unauthorized', reason: 'Connection not allowed', blames: 'caller' },
  TOKEN_MISSING: { outcome: 'invalidToken', blames: 'caller' },
  TOKEN_INVALID: { outcome: 'invalidToken', blames: 'caller' },
  TOKEN_EXPIRED: { outcome: 'invalidToken', blames: 'caller' },
  TOKEN_OF_ANOTHER_PARTNER: { outcome: 'invalidToken', blames: 'caller' },
  SIGNATURE_MALFORMED: { outcome: 'unauthorized', reason: 'Signature', blames: 'caller' },
  SIGNATURE_MISMATCH: { outcome: 'unauthorized', reason: 'Signature', blames: 'caller' },
  PUBLIC_KEY_INVALID: { outcome: 'generalError', blames: 'us' },
  SECRET_INVALID: { outcome: 'generalError', blames: 'us' },
  JSON_INVALID: { outcome: 'badRequest', blames: 'caller' },
  STATUS_UNKNOWN: { outcome: 'generalError', blames: 'caller' },
  FIELD_MISSING: { outcome: 'invalidMandatoryField', blames: 'caller' },
  FIELD_INVALID: { outcome: 'invalidFieldFormat', blames: 'caller' },
  TOO_MANY_HANDLERS: { outcome: 'tooManyRequests', blames: 'caller' },
  DEADLINE_EXCEEDED: { outcome: 'timeout', blames: 'us' },
  HANDLER_THREW: { outcome: 'generalError', blames: 'us' },
  REJECTION_DROPPED: { outcome: 'generalError', blames: 'us' },
  NOTICE_UNHANDLED: { outcome: 'generalError', blames: 'us' },
  ANSWER_INVALID: { outcome: 'generalError', blames: 'us' },
  INTERNAL_ERROR: { outcome: 'internalServerError', blames: 'us' },
  SNAP_CLOSED: { outcome: 'internalServerError', blames: 'caller' },
  IDENTITY_MISSING: { outcome: 'invalidMandatoryField', blames: 'caller' },
  DUPLICATE_RUNNING: { outcome: 'conflict', blames: 'caller' },
  DUPLICATE_FINISHED: { outcome: 'conflict', blames: 'caller' },
  DUPLICATE_CONFLICT: { outcome: 'conflict', blames: 'caller' },
  DUPLICATE_STORE_FAILED: { outcome: 'internalServerError', blames: 'us' },
}

/** Whether a failure is the merchant's side's. */
export function isOurs(code: FailureCode): boolean {
  return FAILURES[code].blames === 'us'
}

/** Whether a name is a failure's. */
export function isFailureCode(name: string): name is FailureCode {
  return Object.hasOwn(FAILURES, name)
}

/** What a failure means for the caller: its outcome, and what stands in the message's slot. */
export interface FailureOutcome {
  readonly outcome: OutcomeName
  readonly reason: string | undefined
  readonly code: ResponseCode
}

/** The response code and message of a call that is refused. */
export function failureOutcome(
  { code, outcome: named, field, header }: Failure,
  table: CodeTable & { readonly failures?: Readonly<Partial<Record<FailureCode, CodeRow>>> | undefined },
): FailureOutcome {
  const row = FAILURES[code]
  const outcome = named ?? row.outcome
  const reason = row.reason ?? field ?? header
  // The standard has no case for a server that is about to stop; 503 is what HTTP has.
  if (code === 'SNAP_CLOSED') {
    const responseCode = `503${table.serviceCode}00`
    return { outcome, reason, code: { httpStatus: 503, responseCode, responseMessage: 'Service Unavailable' } }
  }
  const own = table.failures?.[code]
  const outcomes = own === undefined ? table.outcomes : { ...table.outcomes, [outcome]: own }
  return { outcome, reason, code: responseCode({ ...table, outcome, reason, outcomes }) }
}
