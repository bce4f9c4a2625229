import type { TransactResult } from '@snap-sdk/core'
import { type PostgresPool, withClient } from './pool.ts'
import { queryWithin } from './query-within.ts'
import { askReadCommitted } from './read-committed.ts'
import type { Statements } from './statements.ts'

/** For how long it is asked at most how a COMMIT went that nobody answered. */
const READ_BACK_MILLISECONDS = 5_000
const PAUSE_MILLISECONDS = 200

export interface UnknownCommit {
  readonly pool: PostgresPool
  readonly sql: Statements
  /** The keys of the claim. */
  readonly names: readonly string[]
  readonly holder: string
  /** It is asked no longer than this. */
  readonly silenceMilliseconds: number
}

/**
 * Reads back, on another connection, how a COMMIT ended whose answer was lost: the claim's rows were changed by its last statement, so
 * whoever has locked them knows that it is over.
 *
 * @returns `undefined` where nobody can tell within the time: the server is away, the COMMIT still runs, or the rows are another's.
 */
export async function readBack(commit: UnknownCommit): Promise<TransactResult | undefined> {
  const longest = Math.min(READ_BACK_MILLISECONDS, commit.silenceMilliseconds)
  const until = performance.now() + longest
  for (let left = longest; left > 0; left = until - performance.now()) {
    const found = await settleWithin(readClaim(commit, left), left)
    if (found !== undefined) return found.state === 'unknown' ? undefined : { state: found.state }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS))
  }
  return undefined
}

interface Found {
  readonly state: 'committed' | 'rolledBack' | 'unknown'
}

function readClaim({ pool, sql, names, holder }: UnknownCommit, milliseconds: number): Promise<Found> {
  return withClient(pool, async (silent) => {
    const client = { query: queryWithin.bind(undefined, silent, milliseconds) }
    const { rows } = await askReadCommitted(client, sql, sql.readBack, [names, holder])
    const ours: readonly { readonly finished: boolean }[] = rows
    if (ours.some(({ finished }) => finished)) return { state: 'committed' } // nobody else finishes what this holder has claimed
    return { state: ours.length === names.length ? 'rolledBack' : 'unknown' }
  })
}

/** @returns `undefined` where it fails, or takes longer: it then goes on, and gives its client back by itself. */
function settleWithin<T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds)
    work.then(resolve, () => resolve(undefined)).finally(() => clearTimeout(timer))
  })
}
