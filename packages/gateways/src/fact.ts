/**
 * What stands behind one row of a dialect.
 *
 * - `documented`: the named source states it.
 * - `inferred`: reasoned from samples, from code of others, or from a sibling page.
 * - `conflicting`: sources disagree; the note says between what, and why this one was taken.
 */
export interface Fact {
  readonly certainty: 'documented' | 'inferred' | 'conflicting'
  /** A page, a repository with its file, or the service of the standard that it rests on. */
  readonly source: string
  /** What a merchant should know of it, or confirm with the gateway. */
  readonly note?: string | undefined
}

/**
 * The facts of one dialect, by row: `signature`, `headers.CHANNEL-ID`, `vaPayment` for the service's presence and path,
 * `vaPayment.duplicates` for what it changes; and by what a merchant asks without a row: `retries`, `timeout`. A test fails, by name,
 * for each row of a dialect that has no fact here.
 */
export type DialectFacts = Readonly<Record<string, Fact>>
