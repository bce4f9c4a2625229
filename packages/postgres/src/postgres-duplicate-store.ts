import type { ClaimKey, ClaimResult, DuplicateClaim, DuplicateStore } from '@snap-sdk/core'
import { checkOptionNames, type OptionNames, SnapConfigurationError } from '@snap-sdk/core'
import { gather } from './gather.ts'
import { checkPool, type PostgresPool, type PostgresQueries, withClient } from './pool.ts'
import { askReadCommitted, onConflict } from './read-committed.ts'
import { CLEANUP_BATCH_ROWS, type Statements, statements } from './statements.ts'
import { DEFAULT_TABLE, quoteTable } from './table.ts'
import { transact } from './transact.ts'

/** What the store takes. */
export interface PostgresDuplicateStoreOptions {
  /** A `Pool` of `pg`, with your `error` listener. One `Client` is refused. */
  readonly pool: PostgresPool
  /** Default `snap_duplicates`; `schema.name` is allowed. Create it by `postgresDuplicateTable()`. */
  readonly table?: string | undefined
  /**
   * Whether handlers of services that report money get `context.transaction`, a {@link PostgresTransaction}: the ledger's row and the answer
   * then commit together, exactly once. Default false, since each running handler holds a client of the pool: at most two less than its
   * `max` run at once, and beyond that a call gets 429xx00.
   */
  readonly transactions?: boolean | undefined
  /** How long one statement of a claim, or of a transaction, may take on the server. Default 2000. */
  readonly statementTimeoutMilliseconds?: number | undefined
  /** How often entries that are over are removed, a few hundred at a time. Default 60 000; 0 for never, if a job of yours does it. */
  readonly cleanupIntervalMilliseconds?: number | undefined
}

const OPTIONS: OptionNames<PostgresDuplicateStoreOptions> = {
  pool: true,
  table: true,
  transactions: true,
  statementTimeoutMilliseconds: true,
  cleanupIntervalMilliseconds: true,
}

/**
 * A duplicate store on PostgreSQL, for any number of processes. A claim is one short transaction; without `transactions` nothing is locked
 * while the handler runs; leases follow the server's clock.
 *
 * It fails closed: what the server refuses, the store rejects. The renewals, and the polls, of one turn of the event loop are one statement.
 * It runs at READ COMMITTED, whatever the server's or the pool's default is.
 *
 * @throws SnapConfigurationError `OPTION_INVALID` for what is not a pool (one `Client`, a URL), or not a table name, and for `transactions` on a pool of less than
 *   three clients.
 * @example
 * import { Pool } from 'pg'
 *
 * const pool = new Pool({ connectionString: process.env.DATABASE_URL }).on('error', console.error)
 * await pool.query(postgresDuplicateTable())
 * const duplicates = postgresDuplicateStore({ pool })
 */
export function postgresDuplicateStore(options: PostgresDuplicateStoreOptions): DuplicateStore {
  checkOptionNames('postgresDuplicateStore', options, OPTIONS)
  const {
    pool,
    table = DEFAULT_TABLE,
    transactions = false,
    statementTimeoutMilliseconds = 2_000,
    cleanupIntervalMilliseconds = 60_000,
  } = options
  checkPool(pool)
  const statementMilliseconds = Math.max(1, Math.floor(Number(statementTimeoutMilliseconds)))
  const sql = statements(quoteTable(table), statementMilliseconds)
  let cleanedAt = performance.now()

  const query = (statement: string, values: unknown[]) =>
    pool
      .query(statement, values)
      .catch(onConflict(() => withClient(pool, (client) => askReadCommitted(client, sql, statement, values))))

  async function cleanUp(): Promise<void> {
    if (cleanupIntervalMilliseconds === 0 || performance.now() - cleanedAt < cleanupIntervalMilliseconds) return
    cleanedAt = performance.now()
    for (let batch = 0; batch < CLEANUP_BATCHES; batch++) {
      const { rowCount } = await query(sql.cleanUp, [])
      if ((rowCount ?? 0) < CLEANUP_BATCH_ROWS) return
    }
    cleanedAt = Number.NEGATIVE_INFINITY // there is more: the next claim goes on
  }

  const holds = async (statement: string, values: unknown[]) => ((await query(statement, values)).rowCount ?? 0) > 0

  const renewOne = ({ keys, holder, leaseMilliseconds }: Renewal) =>
    holds(sql.renew, [namesOf(keys), holder, leaseMilliseconds])

  const renew = gather<Renewal>(async (renewals) => {
    const asked = renewals.flatMap(({ keys, holder, leaseMilliseconds }, place) =>
      keys.map(({ key }) => ({ key, holder, leaseMilliseconds, place })),
    )
    const renewed = await findPlaces(sql.renewAll, [
      asked.map(({ key }) => key),
      asked.map(({ holder }) => holder),
      asked.map(({ leaseMilliseconds }) => leaseMilliseconds),
      asked.map(({ place }) => place),
    ])
    // What is locked, or held no more: the one waits, the other learns it.
    const alone = renewals.map(async (renewal, place) => {
      if (!renewed.has(place) && (await renewOne(renewal))) renewed.add(place)
    })
    await Promise.all(alone)
    return renewed
  })

  const isRunning = gather<readonly ClaimKey[]>((calls) => {
    const asked = calls.flatMap((keys, place) => keys.map(({ key }) => ({ key, place })))
    return findPlaces(sql.findRunning, [asked.map(({ key }) => key), asked.map(({ place }) => place)])
  })

  async function findPlaces(statement: string, values: unknown[]): Promise<Set<number>> {
    const rows: readonly { readonly place: number }[] = (await query(statement, values)).rows
    return new Set(rows.map(({ place }) => place))
  }

  return {
    claim(keys, claim) {
      cleanUp().catch(() => {}) // a later claim tries again
      return withClient(pool, (client) => claimKeys(client, sql, keys, claim))
    },
    renew: (keys, holder, leaseMilliseconds) => renew({ keys, holder, leaseMilliseconds }),
    finish: (keys, holder, { status, body }) => holds(sql.finish, [namesOf(keys), holder, status, Buffer.from(body)]),
    release: (keys, holder) => holds(sql.release, [namesOf(keys), holder]),
    isRunning,
    ...(transactions && {
      maxTransactions: countTransactions(pool),
      transact: (keys, holder, { silenceMilliseconds }, work) =>
        transact({ pool, sql, names: namesOf(keys), holder, silenceMilliseconds, statementMilliseconds, work }),
    }),
  }
}

interface Renewal {
  readonly keys: readonly ClaimKey[]
  readonly holder: string
  readonly leaseMilliseconds: number
}

/** `pg`'s own. */
const DEFAULT_POOL_MAX = 10
/** For claims and for renewals, while every other client is a handler's. */
const KEPT_CLIENTS = 2

function countTransactions({ options }: PostgresPool): number {
  const max = options?.max ?? DEFAULT_POOL_MAX
  if (max > KEPT_CLIENTS) return max - KEPT_CLIENTS
  throw new SnapConfigurationError(
    'OPTION_INVALID',
    `postgresDuplicateStore: the pool's max is ${max}, and transactions need 3 or more: each running handler holds a client, and ${KEPT_CLIENTS} are kept for claims and renewals. Pass new Pool({ max: 10 }).`,
  )
}

function namesOf(keys: readonly ClaimKey[]): string[] {
  return keys.map(({ key }) => key)
}

const CLEANUP_BATCHES = 20
const CLAIM_TRIES = 5

/** Takes all keys or none, in their order, so that two claims never wait for each other in a circle. */
async function claimKeys(
  client: PostgresQueries,
  sql: Statements,
  keys: readonly ClaimKey[],
  { holder, fingerprint, leaseMilliseconds, now = new Date(), keepsAnswer = true }: DuplicateClaim,
): Promise<ClaimResult> {
  const sorted = [...keys].sort((one, other) => (one.key < other.key ? -1 : 1))
  const names = namesOf(sorted)
  const keeping = sorted.map(({ keepUntil }) => keepUntil.getTime() - now.getTime())
  const longest = Math.max(leaseMilliseconds, ...keeping)
  const values = [names, keeping, longest, leaseMilliseconds, holder, fingerprint, keepsAnswer]
  for (let tries = CLAIM_TRIES; tries > 0; tries--) {
    await client.query(sql.begin)
    const taken = await client.query(sql.claim, values)
    if (taken.rowCount === keys.length) {
      await client.query('COMMIT')
      const entries: readonly { readonly taken_over: boolean }[] = taken.rows
      return entries.some((entry) => entry.taken_over) ? { state: 'claimed', takenOver: true } : { state: 'claimed' }
    }
    await client.query('ROLLBACK')
    const asked = [names, fingerprint]
    const found = await client
      .query(sql.find, asked)
      .catch(onConflict(() => askReadCommitted(client, sql, sql.find, asked)))
    const result = decide(found.rows)
    if (result !== undefined) return result
    // What stood in the way has gone in between: try again.
  }
  throw new Error(
    `the keys of this call changed hands ${CLAIM_TRIES} times while it asked for them: its retry finds them at rest`,
  )
}

interface FoundEntry {
  readonly same: boolean
  readonly leased: boolean
  readonly status: number | null
  readonly body: Uint8Array | null
}

function decide(entries: readonly FoundEntry[]): ClaimResult | undefined {
  const finished = entries.find(({ same, status, body }) => same && status !== null && body !== null)
  if (finished?.status != null && finished.body !== null) {
    return { state: 'finished', answer: { status: finished.status, body: new Uint8Array(finished.body) } }
  }
  if (entries.some(({ same, leased }) => same && leased)) return { state: 'running' }
  return entries.some(({ same }) => !same) ? { state: 'conflict' } : undefined
}
