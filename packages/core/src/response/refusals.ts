import type { Failure, FailureCode } from '../result.ts'
import type { OutcomeName } from './outcomes.ts'
import { type CaseCodes, type ResponseCode, responseCode } from './response-code.ts'

interface Refusal {
  readonly outcome: OutcomeName
  /** What the caller is told; without it, the failure's field. The true cause goes to `onEvent` alone. */
  readonly reason?: string
}

/**
 * What a caller is told for each reason to refuse.
 *
 * @see docs/protocol.md, "Response codes": the codes that the documents leave open
 */
const REFUSALS: Readonly<Record<Exclude<FailureCode, 'SNAP_CLOSED'>, Refusal>> = {
  PATH_UNKNOWN: { outcome: 'invalidRouting' },
  METHOD_WRONG: { outcome: 'requestedFunctionNotSupported' },
  BODY_TOO_LARGE: { outcome: 'badRequest' },
  BODY_ENCODED: { outcome: 'badRequest' },
  BODY_INTERRUPTED: { outcome: 'badRequest' },
  BODY_TOO_SLOW: { outcome: 'timeout' },
  HEADER_MISSING: { outcome: 'invalidMandatoryField' },
  HEADER_MALFORMED: { outcome: 'invalidFieldFormat' },
  TIMESTAMP_MALFORMED: { outcome: 'invalidFieldFormat', reason: 'X-TIMESTAMP' },
  TIMESTAMP_OUT_OF_RANGE: { outcome: 'unauthorized', reason: 'Timestamp' },
  PARTNER_UNKNOWN: { outcome: 'unauthorized', reason: 'Unknown client' },
  ADDRESS_NOT_ALLOWED: { outcome: 'unauthorized', reason: 'Connection not allowed' },
  TOKEN_MISSING: { outcome: 'invalidToken' },
  TOKEN_INVALID: { outcome: 'invalidToken' },
  TOKEN_EXPIRED: { outcome: 'invalidToken' },
  TOKEN_OF_ANOTHER_PARTNER: { outcome: 'invalidToken' },
  SIGNATURE_MALFORMED: { outcome: 'unauthorized', reason: 'Signature' },
  SIGNATURE_MISMATCH: { outcome: 'unauthorized', reason: 'Signature' },
  PUBLIC_KEY_INVALID: { outcome: 'generalError' },
  SECRET_INVALID: { outcome: 'generalError' },
  JSON_INVALID: { outcome: 'badRequest' },
  FIELD_MISSING: { outcome: 'invalidMandatoryField' },
  FIELD_INVALID: { outcome: 'invalidFieldFormat' },
  TOO_MANY_HANDLERS: { outcome: 'tooManyRequests' },
  DEADLINE_EXCEEDED: { outcome: 'timeout' },
  HANDLER_THREW: { outcome: 'generalError' },
  ANSWER_INVALID: { outcome: 'generalError' },
  INTERNAL_ERROR: { outcome: 'internalServerError' },
  DUPLICATE_RUNNING: { outcome: 'conflict' },
  DUPLICATE_FINISHED: { outcome: 'conflict' },
  DUPLICATE_CONFLICT: { outcome: 'conflict' },
  DUPLICATE_STORE_FAILED: { outcome: 'internalServerError' },
}

/** The response code and message of a call that is refused. */
export function refusalCode(
  { code, field }: Failure,
  { serviceCode, caseCodes }: { serviceCode: string; caseCodes?: CaseCodes | undefined },
): ResponseCode {
  // The standard has no case for a server that is about to stop; 503 is what HTTP has.
  if (code === 'SNAP_CLOSED') {
    return { httpStatus: 503, responseCode: `503${serviceCode}00`, responseMessage: 'Service Unavailable' }
  }
  const { outcome, reason = field } = REFUSALS[code]
  return responseCode({ outcome, serviceCode, reason, caseCodes })
}
