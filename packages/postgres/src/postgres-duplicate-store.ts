import type { ClaimKey, ClaimResult, DuplicateClaim, DuplicateStore } from '@snap-sdk/core'
import { SnapConfigurationError } from '@snap-sdk/core'
import { type PostgresPool, type PostgresQueries, withClient } from './pool.ts'
import { CLEANUP_BATCH_ROWS, type Statements, statements } from './statements.ts'
import { DEFAULT_TABLE, quoteTable } from './table.ts'
import { transact } from './transact.ts'

export interface PostgresDuplicateStoreOptions {
  readonly pool: PostgresPool
  /** Default `snap_duplicates`; `schema.name` is allowed. Create it by `postgresDuplicateTable()`. */
  readonly table?: string | undefined
  /**
   * Whether handlers of services that report money get `context.transaction`, a {@link PostgresTransaction}: the ledger's row and the answer
   * then commit together, exactly once. Default false, since each running handler holds a client of the pool.
   */
  readonly transactions?: boolean | undefined
  /** How long one statement of a claim, or of a transaction, may take on the server. Default 2000. */
  readonly statementTimeoutMilliseconds?: number | undefined
  /** How often entries that are over are removed, a few hundred at a time. Default 60 000; 0 for never, if a job of yours does it. */
  readonly cleanupIntervalMilliseconds?: number | undefined
}

/**
 * A duplicate store on PostgreSQL, for any number of processes. A claim is one short transaction; without `transactions` nothing is locked
 * while the handler runs; leases follow the server's clock.
 *
 * It fails closed: what the server refuses, the store rejects.
 *
 * @throws SnapConfigurationError `OPTION_INVALID` for what is not a pool, or not a table name.
 * @example
 * const pool = new Pool({ connectionString: process.env.DATABASE_URL }).on('error', console.error)
 * await pool.query(postgresDuplicateTable())
 * const duplicates = postgresDuplicateStore({ pool })
 */
export function postgresDuplicateStore({
  pool,
  table = DEFAULT_TABLE,
  transactions = false,
  statementTimeoutMilliseconds = 2_000,
  cleanupIntervalMilliseconds = 60_000,
}: PostgresDuplicateStoreOptions): DuplicateStore {
  if (typeof pool?.connect !== 'function') {
    throw new SnapConfigurationError(
      'OPTION_INVALID',
      'postgresDuplicateStore: pool is not a Pool of the pg package. Pass new Pool({ connectionString }).',
    )
  }
  const statementMilliseconds = Math.max(1, Math.floor(Number(statementTimeoutMilliseconds)))
  const sql = statements(quoteTable(table), statementMilliseconds)
  let cleanedAt = performance.now()

  async function cleanUp(): Promise<void> {
    if (cleanupIntervalMilliseconds === 0 || performance.now() - cleanedAt < cleanupIntervalMilliseconds) return
    cleanedAt = performance.now()
    for (let batch = 0; batch < CLEANUP_BATCHES; batch++) {
      const { rowCount } = await pool.query(sql.cleanUp)
      if ((rowCount ?? 0) < CLEANUP_BATCH_ROWS) return
    }
    cleanedAt = Number.NEGATIVE_INFINITY // there is more: the next claim goes on
  }

  const holds = async (statement: string, values: unknown[]) =>
    ((await pool.query(statement, values)).rowCount ?? 0) > 0

  return {
    claim(keys, claim) {
      cleanUp().catch(() => {}) // a later claim tries again
      return withClient(pool, (client) => claimKeys(client, sql, keys, claim))
    },
    renew: (keys, holder, leaseMilliseconds) => holds(sql.renew, [namesOf(keys), holder, leaseMilliseconds]),
    finish: (keys, holder, { status, body }) => holds(sql.finish, [namesOf(keys), holder, status, Buffer.from(body)]),
    release: (keys, holder) => holds(sql.release, [namesOf(keys), holder]),
    isRunning: (keys) => holds(sql.isRunning, [namesOf(keys)]),
    ...(transactions && {
      transact: (keys, holder, { silenceMilliseconds }, work) =>
        transact({ pool, sql, names: namesOf(keys), holder, silenceMilliseconds, statementMilliseconds, work }),
    }),
  }
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
      return { state: 'claimed' }
    }
    await client.query('ROLLBACK')
    const found = await client.query(sql.find, [names, fingerprint])
    const result = decide(found.rows)
    if (result !== undefined) return result
    // What stood in the way has gone in between: try again.
  }
  throw new Error('the keys of this call change hands too fast')
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
