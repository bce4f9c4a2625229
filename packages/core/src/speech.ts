import type { CallerHeader, HeaderName, HeaderRule } from './authenticate/headers.ts'
import type { SchemeName } from './authenticate/schemes.ts'
import type { SignedPath } from './authenticate/signed-path.ts'
import type { FailureRows, OutcomeRows } from './response/code-rows.ts'

/**
 * How a gateway speaks. Each row may be set for a dialect, for one of its services, and by a merchant's contract, for all services or
 * for one; the later of these wins.
 */
export interface SpeechRows {
  /** How calls are signed. It has no default: a dialect must say it, for all services or for each. */
  readonly signature?: SchemeName | undefined
  /** Which header names the caller. Default X-PARTNER-ID. */
  readonly caller?: CallerHeader | undefined
  /** Default: all mandatory, with the standard's lengths; their text is opaque. The caller's own header is always read. */
  readonly headers?: Readonly<Partial<Record<HeaderName, HeaderRule>>> | undefined
  /** Which path the gateway signs. Default: the target as received, with its query. */
  readonly signedPath?: SignedPath | undefined
  /**
   * `mirror` (default): the first three digits of the code. `finalAs200`: 200 for success and for answers that are kept; what a retry
   * may change, and every refusal before the handler, keep their own status, since HTTP 200 is the acknowledgment.
   */
  readonly httpStatus?: 'mirror' | 'finalAs200' | undefined
  /** Digits and texts that this gateway's own table has otherwise, for what a handler answers. */
  readonly outcomes?: OutcomeRows | undefined
  /** The same for what is refused before the handler. It wins over `outcomes`. */
  readonly failures?: FailureRows | undefined
  /** How long a responseMessage may be. Default 150, the standard's. */
  readonly messageLength?: number | undefined
  /** Whether this gateway reverses a payment on any 4xx. Then only a handler's own `reject` and failures of proof are 4xx. Default false. */
  readonly refusalUndoes?: boolean | undefined
  /** For the whole call: body, store, handler. Then 504xx00, and the handler's signal aborts. Default 9000. */
  readonly deadlineMilliseconds?: number | undefined
}
