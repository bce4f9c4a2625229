import type { ClaimResult } from '@snap-sdk/core'
import { askDone, askRows, isError, isInTransaction } from './ask.ts'
import { type MysqlConnection, type MysqlQuery, type OpenPool, withConnection } from './pool.ts'
import type { NewEntries, Statements } from './statements.ts'
import { withTransaction } from './transaction.ts'

/** What each step of a store needs. */
export interface Store {
  readonly pool: OpenPool
  readonly sql: Statements
  readonly statementMilliseconds: number
}

/** Behind the server's own limit, which tells why. */
const GRACE_MILLISECONDS = 500
const TRIES = 5

/** How long an answer is waited for. */
export function patience({ statementMilliseconds }: Store): number {
  return statementMilliseconds + GRACE_MILLISECONDS
}

/** Has one statement done, by itself: no other one of it is open before or behind. */
export async function doAlone(connection: MysqlConnection, query: MysqlQuery, store: Store): Promise<number> {
  const done = await askDone(connection, query, patience(store))
  if (isInTransaction(done))
    throw new Error(
      'the connections of the pool have autocommit off, so that nothing was committed: take SET autocommit = 0 away, init_connect of the server included',
    )
  return done.affectedRows
}

/** Does again what the server undid because two statements waited for each other: it has changed nothing. */
export async function retried<T>(step: () => Promise<T>): Promise<T> {
  for (let tries = TRIES; ; tries--) {
    try {
      return await step()
    } catch (error) {
      if (tries === 1 || !isError(error, 'deadlock', 'lockWaitTimeout')) throw error
    }
  }
}

/**
 * Takes all keys or none. A new call is one statement, a duplicate two; only who takes over what is there needs a transaction.
 *
 * Keys are locked in their order, so that two claims seldom wait for each other in a circle; where they do, the server ends one.
 */
export async function claimKeys(store: Store, entries: NewEntries): Promise<ClaimResult> {
  for (let tries = TRIES; tries > 0; tries--) {
    const result = await retried(() => insertOrFind(store, entries))
    if (result !== undefined) return result
    const taken = await retried(() => takeOver(store, entries))
    if (taken !== undefined) return taken
    // What stood in the way has gone in between, or another was faster: try again.
  }
  throw new Error(
    `the keys of this call changed hands ${TRIES} times while it asked for them: its retry finds them at rest`,
  )
}

function insertOrFind(store: Store, entries: NewEntries): Promise<ClaimResult | undefined> {
  return withConnection(store.pool, async (connection) => {
    if (await inserts(() => doAlone(connection, store.sql.insert(entries), store))) return { state: 'claimed' }
    return decide(await askRows<FoundEntry>(connection, store.sql.find(entries), patience(store)))
  })
}

function takeOver(store: Store, entries: NewEntries): Promise<ClaimResult | undefined> {
  const { pool, sql, statementMilliseconds } = store
  return withTransaction(
    pool,
    { statementMilliseconds, idleMilliseconds: statementMilliseconds },
    async (connection) => {
      const run = (query: string | MysqlQuery) => askDone(connection, query, patience(store))
      const runOut = await askRows(connection, sql.findRunOut(entries), patience(store))
      await run(sql.removeTakeable(entries))
      const taken = await inserts(() => run(sql.insert(entries)))
      await run(taken ? 'COMMIT' : 'ROLLBACK')
      if (!taken) return undefined
      return runOut.length > 0 ? { state: 'claimed', takenOver: true } : { state: 'claimed' }
    },
  )
}

/** Whether nothing stood in the way. */
async function inserts(insert: () => Promise<unknown>): Promise<boolean> {
  try {
    await insert()
    return true
  } catch (error) {
    if (isError(error, 'duplicate')) return false
    throw error
  }
}

/** Numbers, and with some settings of a pool texts. */
interface FoundEntry {
  readonly same: unknown
  readonly leased: unknown
  readonly status: number | null
  readonly body: Uint8Array | null
}

function decide(entries: readonly FoundEntry[]): ClaimResult | undefined {
  const isSame = ({ same }: FoundEntry) => Number(same) === 1
  const finished = entries.find((entry) => isSame(entry) && entry.status !== null && entry.body !== null)
  if (finished?.status != null && finished.body !== null) {
    return { state: 'finished', answer: { status: finished.status, body: new Uint8Array(finished.body) } }
  }
  if (entries.some((entry) => isSame(entry) && Number(entry.leased) === 1)) return { state: 'running' }
  return entries.some((entry) => !isSame(entry)) ? { state: 'conflict' } : undefined
}
