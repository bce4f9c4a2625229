/** What is known of a warning beside its text, for alerts and metrics. Each fact belongs to some codes. */
export interface WarningFacts {
  /**
   * `CLAIM_LOST`: what has become of the claim of a call whose handler had completed: `takenOver` by another call, `restored` with its
   * answer since nobody had it, or `unknown`.
   */
  readonly claim?: 'takenOver' | 'restored' | 'unknown' | undefined
  /** `HANDLER_STILL_RUNNING`, `TRANSACTION_TOO_LONG`: for how long the handler has been running. */
  readonly durationMilliseconds?: number | undefined
}

/** What a warning is about. What each means, and what to do then: docs/guides/alerts.md. */
export type WarningCode =
  | 'SIGNATURE_DOES_NOT_COVER_BODY'
  | 'WEAK_PUBLIC_KEY'
  | 'CLIENT_SECRET_WHITE_SPACE'
  | 'WEAK_CLIENT_SECRET'
  | 'OTHER_STATUS_MISSING'
  | 'BASE_PATH_DIFFERS'
  | 'NOTICE_ACKNOWLEDGED'
  | 'PAYMENT_MAY_BE_REVERSED'
  | 'REFUSAL_BODY_FAILED'
  | 'DUPLICATE_NOT_STORED'
  | 'LEASE_LOST'
  | 'CLAIM_LOST'
  | 'CLAIM_TAKEN_OVER'
  | 'HANDLER_STILL_RUNNING'
  | 'TRANSACTION_TOO_LONG'
  | StoreWarningCode

/**
 * What a duplicate store says of itself, through `DuplicateStore.watch`.
 *
 * - `DUPLICATES_IN_ONE_PROCESS`: it is the memory store, and there seem to be many processes: each runs every payment once.
 * - `DUPLICATES_MAY_BE_EVICTED`: it forgets payments where room runs out.
 * - `DUPLICATES_EVICTION_UNKNOWN`: whether it does is not to be learned. Said once.
 * - `DUPLICATES_MAY_BE_LOST`: its server was restarted or replaced, and may have forgotten what it had acknowledged.
 * - `DUPLICATE_STORE_READ_ONLY`: its server takes no writes: no claim is granted.
 * - `DUPLICATE_STORE_UNWATCHED`: it cannot look after itself.
 */
export type StoreWarningCode =
  | 'DUPLICATES_IN_ONE_PROCESS'
  | 'DUPLICATES_MAY_BE_EVICTED'
  | 'DUPLICATES_EVICTION_UNKNOWN'
  | 'DUPLICATES_MAY_BE_LOST'
  | 'DUPLICATE_STORE_READ_ONLY'
  | 'DUPLICATE_STORE_UNWATCHED'

/** Warns of one call: its identity is added. */
export type WarnOfCall = (code: WarningCode, message: string, error?: unknown, facts?: WarningFacts) => void
export type ReportWarning = (code: WarningCode, message: string) => void
