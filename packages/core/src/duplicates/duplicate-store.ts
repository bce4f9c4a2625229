/** A finished call's answer: status and body bytes. Headers are made fresh. */
export interface StoredAnswer {
  readonly status: number
  readonly body: Uint8Array
}

export interface DuplicateClaim {
  /** Who claims: unique for each call. Only the holder of a claim may renew, finish or release it. */
  readonly holder: string
  /** SHA-256 of the minified body, base64. */
  readonly fingerprint: string
  /** For how long the claim holds unless it is renewed. */
  readonly leaseMilliseconds: number
  /** Until when the entry must be remembered. */
  readonly keepUntil: Date
  /** The instant of the claim by the caller's clock, against which `keepUntil` counts. Default: the machine's clock. */
  readonly now?: Date | undefined
  /**
   * Whether the entry may be forgotten before `keepUntil`, once it is finished, when room runs out. Its answer is never asked for, so a
   * store need not keep the bytes. Default false.
   */
  readonly evictable?: boolean | undefined
}

/**
 * - `claimed`: the keys are the caller's now; run the handler.
 * - `running`: the same body holds the keys, and its lease has not run out.
 * - `finished`: the same body was answered; here is the answer.
 * - `conflict`: some key belongs to another body.
 */
export type ClaimResult =
  | { readonly state: 'claimed' }
  | { readonly state: 'running' }
  | { readonly state: 'conflict' }
  | { readonly state: 'finished'; readonly answer: StoredAnswer }

/**
 * Remembers which calls were made, so that none counts twice. A store for many processes implements this.
 *
 * Rules, the same for each store:
 * - `claim` is atomic over all of its keys: all or none.
 * - A key that is finished with the same fingerprint wins over one that belongs to another body.
 * - An entry whose lease has run out may be claimed again by the same fingerprint, and by no other.
 * - `renew`, `finish` and `release` by anyone but the holder change nothing and give `false`.
 * - A store that cannot decide rejects. It never guesses.
 */
export interface DuplicateStore {
  claim(keys: readonly string[], claim: DuplicateClaim): Promise<ClaimResult>
  /** Prolongs the lease to `leaseMilliseconds` from now. */
  renew(keys: readonly string[], holder: string, leaseMilliseconds: number): Promise<boolean>
  /** Keeps the answer until the claim's `keepUntil`. */
  finish(keys: readonly string[], holder: string, answer: StoredAnswer): Promise<boolean>
  /** Forgets the claim, so that a retry runs the handler again. */
  release(keys: readonly string[], holder: string): Promise<boolean>
}
