/**
 * What a check or a parser gives back: the value, or the reason why there is none.
 *
 * Never a bare boolean, so that a forgotten `await` or a forgotten `if` does not accept a forged call.
 */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

/** Why a check failed. `message` is for the operator; it never holds a secret, a token, a signature or a key. */
export interface Failure {
  readonly code: FailureCode
  readonly message: string
  /** The header or body field that is wrong, where one is. */
  readonly field?: string | undefined
  /** What was thrown, where something was: an event carries it beside its cause. */
  readonly error?: unknown
}

/** Every reason for which a call is not answered by its handler's own answer. `response/refusals.ts` maps each to its outcome. */
export type FailureCode =
  // http
  | 'PATH_UNKNOWN'
  | 'METHOD_WRONG'
  | 'BODY_TOO_LARGE'
  | 'BODY_ENCODED'
  | 'BODY_INTERRUPTED'
  | 'BODY_TOO_SLOW'
  // authenticate
  | 'HEADER_MISSING'
  | 'HEADER_MALFORMED'
  | 'TIMESTAMP_MALFORMED'
  | 'TIMESTAMP_OUT_OF_RANGE'
  | 'PARTNER_UNKNOWN'
  | 'ADDRESS_NOT_ALLOWED'
  | 'TOKEN_MISSING'
  | 'TOKEN_INVALID'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_OF_ANOTHER_PARTNER'
  | 'SIGNATURE_MALFORMED'
  | 'SIGNATURE_MISMATCH'
  | 'PUBLIC_KEY_INVALID'
  | 'SECRET_INVALID'
  // services
  | 'JSON_INVALID'
  | 'FIELD_MISSING'
  | 'FIELD_INVALID'
  | 'TOO_MANY_HANDLERS'
  | 'DEADLINE_EXCEEDED'
  | 'HANDLER_THREW'
  | 'ANSWER_INVALID'
  | 'INTERNAL_ERROR'
  | 'SNAP_CLOSED'
  // duplicates
  | 'DUPLICATE_RUNNING'
  | 'DUPLICATE_FINISHED'
  | 'DUPLICATE_CONFLICT'
  | 'DUPLICATE_STORE_FAILED'

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail(code: FailureCode, message: string, field?: string): { ok: false; failure: Failure } {
  return { ok: false, failure: { code, message, field } }
}
