import type { OutcomeName } from './outcome-name.ts'

/**
 * What a check or a parser gives back: the value, or the reason why there is none.
 *
 * Never a bare boolean, so that a forgotten `await` or a forgotten `if` does not accept a forged call.
 */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

/** What is known of a failure beside its text, for alerts and metrics. Each fact belongs to some codes. */
export interface FailureFacts {
  /** `FIELD_…`, `STATUS_UNKNOWN`, `ANSWER_INVALID`: the body field that is wrong, with dots into objects. */
  readonly field?: string | undefined
  /** `HEADER_…`, `TIMESTAMP_MALFORMED`: the header that is wrong. */
  readonly header?: string | undefined
  /** `TIMESTAMP_OUT_OF_RANGE`: how far X-TIMESTAMP is ahead of the clock; negative when it is behind. */
  readonly skewSeconds?: number | undefined
  /** `SIGNATURE_…`: the scheme that was expected. */
  readonly scheme?: string | undefined
  /** `SIGNATURE_MISMATCH`: how many bytes the signature has. 64 are HMAC-SHA512, 256 are RSA-2048. */
  readonly signatureBytes?: number | undefined
  /** `SIGNATURE_MISMATCH`: how many keys were tried. */
  readonly keyCount?: number | undefined
  /** `REJECTION_DROPPED`: the outcome that the handler made and did not return. */
  readonly dropped?: OutcomeName | undefined
}

/** Why a check failed. `message` is for the operator; it never holds a secret, a token, a signature or a key. */
export interface Failure extends FailureFacts {
  readonly code: FailureCode
  readonly message: string
  /** The outcome that the caller hears, where the code alone does not fix it. */
  readonly outcome?: OutcomeName | undefined
  /** What was thrown, where something was: an event carries it beside its cause. */
  readonly error?: unknown
}

/** Every reason for which a call is not answered by its handler's own answer. What each is answered with, and what to do: docs/reference/response-codes.md. */
export type FailureCode =
  // http
  | 'PATH_UNKNOWN'
  | 'METHOD_WRONG'
  | 'BODY_TOO_LARGE'
  | 'BODY_ENCODED'
  | 'BODY_INTERRUPTED'
  | 'BODY_TOO_SLOW'
  | 'CALLER_GONE'
  | 'BODY_ALREADY_PARSED'
  // authenticate
  | 'HEADER_MISSING'
  | 'HEADER_MALFORMED'
  | 'TIMESTAMP_MALFORMED'
  | 'TIMESTAMP_OUT_OF_RANGE'
  | 'PARTNER_UNKNOWN'
  | 'PARTNER_LOOKUP_FAILED'
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
  | 'STATUS_UNKNOWN'
  | 'FIELD_MISSING'
  | 'FIELD_INVALID'
  | 'TOO_MANY_HANDLERS'
  | 'DEADLINE_EXCEEDED'
  | 'HANDLER_THREW'
  | 'REJECTION_DROPPED'
  | 'NOTICE_UNHANDLED'
  | 'ANSWER_INVALID'
  | 'INTERNAL_ERROR'
  | 'SNAP_CLOSED'
  // duplicates
  | 'IDENTITY_MISSING'
  | 'DUPLICATE_RUNNING'
  | 'DUPLICATE_FINISHED'
  | 'DUPLICATE_CONFLICT'
  | 'DUPLICATE_STORE_FAILED'

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail(
  code: FailureCode,
  message: string,
  facts?: FailureFacts & Pick<Failure, 'outcome' | 'error'>,
): { ok: false; failure: Failure } {
  return { ok: false, failure: { code, message, ...facts } }
}
