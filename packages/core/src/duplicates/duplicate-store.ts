import type { StoreWarningCode } from '../warnings.ts'

/** A finished call's answer: status and body bytes. Headers are made fresh. */
export interface StoredAnswer {
  /** The HTTP status that went out. */
  readonly status: number
  /** The body's bytes as they went out; of a claim with `keepsAnswer: false` a store may give none. */
  readonly body: Uint8Array
}

/** One name under which a call is remembered, and until when. */
export interface ClaimKey {
  /** SHA-256, base64: it holds nothing that a reader of the store could use. */
  readonly key: string
  /** Until when the call is remembered under this key, once it is finished. */
  readonly keepUntil: Date
}

/** Who claims the keys of a call, and for how long. */
export interface DuplicateClaim {
  /** Who claims: unique for each call. Only the holder of a claim may renew, finish or release it. */
  readonly holder: string
  /** SHA-256 over what makes two calls the same, base64. */
  readonly fingerprint: string
  /** For how long the claim holds unless it is renewed. */
  readonly leaseMilliseconds: number
  /** The instant of the claim by the caller's clock, against which each `keepUntil` counts. Default: the machine's clock. */
  readonly now?: Date | undefined
  /**
   * Whether the answer will be asked for. Where it is not, a store need not keep the bytes, and may forget the finished entry before
   * its time when room runs out. Default true.
   */
  readonly keepsAnswer?: boolean | undefined
}

/**
 * - `claimed`: the keys are the caller's now; run the handler. `takenOver`: another holder had some of them, had not ended, and its lease
 *   had run out. A store with leases tells it, of what it has not forgotten, and never says it otherwise.
 * - `running`: the same call holds some of the keys, and its lease has not run out.
 * - `finished`: the same call was answered; here is the answer.
 * - `conflict`: some key belongs to another call, and none to the same one.
 */
export type ClaimResult =
  | { readonly state: 'claimed'; readonly takenOver?: boolean | undefined }
  | { readonly state: 'running' }
  | { readonly state: 'conflict' }
  | { readonly state: 'finished'; readonly answer: StoredAnswer }

/**
 * How a transaction ended.
 *
 * - `committed`: the answer is kept, and with it what the work wrote, unless it said `undo`.
 * - `rolledBack`: neither is, for certain. `error` says why, where the work had an answer, or never ran.
 * - `lost`: neither is, for certain, because the holder no longer had all of its claim, unanswered.
 */
export type TransactResult =
  | { readonly state: 'committed' }
  | { readonly state: 'rolledBack'; readonly error?: unknown }
  | { readonly state: 'lost' }

/** What a transaction keeps. */
export interface TransactedAnswer {
  /** What a retry will get. */
  readonly answer: StoredAnswer
  /** Whether what the work wrote is rolled back (to a savepoint behind BEGIN), and the answer alone is committed: the business said no. */
  readonly undo: boolean
}

/**
 * What runs inside a transaction: the handler, given the transaction as its `context.transaction`.
 *
 * @returns The answer to keep; `undefined` to roll everything back. It does not reject.
 */
export type TransactedWork = (transaction: unknown) => Promise<TransactedAnswer | undefined>

/** Hears what a store says of itself. */
export type WarnOfStore = (code: StoreWarningCode, message: string, error?: unknown) => void

/**
 * Remembers which calls were made, so that none counts twice. A store for many processes implements this; `@snap-sdk/store-suite` proves it.
 *
 * Rules, the same for each store:
 * - `claim` is atomic over all of its keys: all or none.
 * - A key that is finished with the same fingerprint wins over one that belongs to another call.
 * - An entry whose lease has run out may be claimed again by the same fingerprint, and by no other. A store that cannot outlive its
 *   holders, being in their process, has no leases: there a claim ends only by `finish` and `release`.
 * - Once its entry is finished, a key is forgotten at its own `keepUntil`. While the entry is unfinished none of its keys is, before the
 *   latest of their `keepUntil` and the end of the lease: a late holder still has all that no other call took over.
 * - `renew`, `finish` and `release` by anyone but the holder change nothing and give `false`.
 * - A store that cannot decide rejects, or throws. It never guesses.
 * - A store that need not wait may answer on the spot: no promise is then made on the way of a call.
 */
export interface DuplicateStore {
  /** Takes all keys for one call, or says why not. Nothing is changed unless it is `claimed`. */
  claim(keys: readonly ClaimKey[], claim: DuplicateClaim): ClaimResult | Promise<ClaimResult>
  /** Prolongs the lease to `leaseMilliseconds` from now. */
  renew(keys: readonly ClaimKey[], holder: string, leaseMilliseconds: number): boolean | Promise<boolean>
  /** Keeps the answer, under each key until its `keepUntil` as it was claimed. */
  finish(keys: readonly ClaimKey[], holder: string, answer: StoredAnswer): boolean | Promise<boolean>
  /** Forgets the claim, so that a retry runs the handler again. */
  release(keys: readonly ClaimKey[], holder: string): boolean | Promise<boolean>
  /** Whether one of the keys is held by a call that has not ended and whose lease has not run out. Changes nothing. */
  isRunning(keys: readonly ClaimKey[]): boolean | Promise<boolean>
  /**
   * Tells, once, when the calls that hold some of the keys now have ended: finished, released, or taken over. Where none runs, it tells at
   * once. It does not tell of a lease that runs out. For stores that can tell; others leave it out, and are polled with `isRunning`.
   *
   * @returns What takes the listener back.
   */
  onSettled?(keys: readonly ClaimKey[], listener: () => void): () => void
  /**
   * Looks after itself, and tells what its operator should know: that it forgets, or may have forgotten. For stores that can; others leave
   * it out. `createSnap` calls it once for each Snap, and `close()` calls what it returns. Its timers keep no process alive.
   *
   * @param warn Its messages and errors hold no secret: no address with a password, no text of a driver.
   * @returns What ends it.
   */
  watch?(warn: WarnOfStore): () => void
  /**
   * Runs work in a transaction of the store's own database, where the merchant's ledger lies, too. Its last statement before the commit
   * takes the holder's claim, all of it and unanswered, and keeps the answer: so the ledger's row and the answer are there together or not
   * at all. Where the work says `undo`, what it wrote is rolled back before that statement. For stores that can; others leave it out.
   *
   * It rejects where it does not know whether it was committed, and only then: the caller then neither finishes nor releases the claim.
   *
   * @param options `silenceMilliseconds`: when it has heard nothing of the holder for so long, the database has ended the transaction and
   *   freed its locks. It is less than what is left of a renewed lease.
   */
  transact?(
    keys: readonly ClaimKey[],
    holder: string,
    options: { readonly silenceMilliseconds: number },
    work: TransactedWork,
  ): Promise<TransactResult>
  /** How many transactions may run at once in this process: beyond it a call is refused before its claim. Left out: any number. */
  readonly maxTransactions?: number | undefined
}
