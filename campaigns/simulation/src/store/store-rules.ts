/** A claim as the store has it. */
export interface Entry {
  readonly holder: string
  readonly fingerprint: string
  readonly keepsAnswer: boolean
  /** Each key it still has, and until when it is remembered, by the server's clock. */
  readonly untils: Map<string, number>
  leaseEnd: number
  answer: { readonly status: number; readonly body: Uint8Array } | undefined
}

/** What the store decides by. A planted bug puts another in the place of one of these. */
export interface StoreRules {
  /** Whether a claim is of the same call as an entry. */
  isSame(entry: Entry, fingerprint: string): boolean
  /** Whether the lease of an entry without an answer has not run out. */
  isLive(entry: Entry, now: number): boolean
  /** Whether a holder has an entry, so that it may renew, finish and release it. */
  isHeldBy(entry: Entry, holder: string): boolean
  /** The keys that a claim looks at. */
  keysToLookAt<Key>(keys: readonly Key[]): readonly Key[]
  /** Whether a transaction may commit, by whether its holder has all of its claim, unanswered. */
  guard(holdsAll: boolean): boolean
  /** Whether what a transaction wrote is kept although its guard said no. */
  readonly keepsUnguardedWrites: boolean
  /** Whether what a handler wrote is undone when its answer is to be kept without it. */
  readonly undoes: boolean
}

/** The rules of `DuplicateStore`, as its documentation has them. */
export const DOCUMENTED_RULES: StoreRules = {
  isSame: (entry, fingerprint) => entry.fingerprint === fingerprint,
  isLive: ({ leaseEnd }, now) => leaseEnd > now,
  isHeldBy: (entry, holder) => entry.holder === holder && entry.answer === undefined,
  keysToLookAt: (keys) => keys,
  guard: (holdsAll) => holdsAll,
  keepsUnguardedWrites: false,
  undoes: true,
}
