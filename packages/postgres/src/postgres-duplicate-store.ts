import type { ClaimResult, DuplicateClaim, DuplicateStore } from '@snap-sdk/core'
import { SnapConfigurationError } from '@snap-sdk/core'
import { DEFAULT_TABLE, quoteTable } from './table.ts'

/** What this store needs of a `Pool` of the `pg` package. */
export interface PostgresPool extends PostgresQueries {
  connect(): Promise<PostgresClient>
}

/** A client that is checked out of its pool. */
export interface PostgresClient extends PostgresQueries {
  release(error?: Error | boolean): void
  on(event: 'error', listener: (error: Error) => void): unknown
  off(event: 'error', listener: (error: Error) => void): unknown
}

export interface PostgresQueries {
  // biome-ignore lint/suspicious/noExplicitAny: rows are what the statement selects; pg types them so
  query(text: string, values?: unknown[]): Promise<{ rows: any[]; rowCount: number | null }>
}

export interface PostgresDuplicateStoreOptions {
  readonly pool: PostgresPool
  /** Default `snap_duplicates`; `schema.name` is allowed. Create it by `postgresDuplicateTable()`. */
  readonly table?: string | undefined
  /** How long one statement of a claim may take on the server. Default 2000. */
  readonly statementTimeoutMilliseconds?: number | undefined
  /** How often entries that are over are removed, a few hundred at a time. Default 60 000; 0 for never, if a job of yours does it. */
  readonly cleanupIntervalMilliseconds?: number | undefined
}

/**
 * A duplicate store on PostgreSQL, for any number of processes. A claim is one short transaction; nothing is locked while the handler
 * runs; leases follow the server's clock.
 *
 * It fails closed: what the server refuses, the store rejects.
 *
 * @throws SnapConfigurationError `OPTION_INVALID` for a pool or table name that is none.
 * @example
 * const pool = new Pool({ connectionString: process.env.DATABASE_URL }).on('error', console.error)
 * await pool.query(postgresDuplicateTable())
 * const duplicates = postgresDuplicateStore({ pool })
 */
export function postgresDuplicateStore({
  pool,
  table = DEFAULT_TABLE,
  statementTimeoutMilliseconds = 2_000,
  cleanupIntervalMilliseconds = 60_000,
}: PostgresDuplicateStoreOptions): DuplicateStore {
  if (typeof pool?.connect !== 'function') {
    throw new SnapConfigurationError('OPTION_INVALID', 'postgresDuplicateStore: pool is no Pool of the pg package.')
  }
  const sql = statements(quoteTable(table), statementTimeoutMilliseconds)
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
    async claim(keys, claim) {
      cleanUp().catch(() => {}) // a later claim tries again
      const client = await pool.connect()
      let broken: Error | undefined
      // While a client is checked out its pool does not listen: a connection that breaks would end the process.
      const onError = (error: Error) => {
        broken = error
      }
      client.on('error', onError)
      try {
        return await claimKeys(client, sql, [...keys].sort(), claim)
      } catch (error) {
        broken = error instanceof Error ? error : new Error(String(error))
        throw error
      } finally {
        client.off('error', onError)
        // A connection that is broken, or whose transaction is in an unknown state, is not used again.
        client.release(broken)
      }
    },
    renew: (keys, holder, leaseMilliseconds) => holds(sql.renew, [keys, holder, leaseMilliseconds]),
    finish: (keys, holder, { status, body }) => holds(sql.finish, [keys, holder, status, Buffer.from(body)]),
    release: (keys, holder) => holds(sql.release, [keys, holder]),
  }
}

const CLEANUP_BATCHES = 20
const CLEANUP_BATCH_ROWS = 500
const CLAIM_TRIES = 5

/** Takes all keys or none. Keys come sorted, so that two claims never wait for each other in a circle. */
async function claimKeys(
  client: PostgresQueries,
  sql: Statements,
  keys: string[],
  claim: DuplicateClaim,
): Promise<ClaimResult> {
  const { holder, fingerprint, leaseMilliseconds, keepUntil, now = new Date() } = claim
  const keepMilliseconds = Math.max(keepUntil.getTime() - now.getTime(), leaseMilliseconds)
  for (let tries = CLAIM_TRIES; tries > 0; tries--) {
    await client.query(sql.begin)
    const taken = await client.query(sql.claim, [keys, holder, fingerprint, leaseMilliseconds, keepMilliseconds])
    if (taken.rowCount === keys.length) {
      await client.query('COMMIT')
      return { state: 'claimed' }
    }
    await client.query('ROLLBACK')
    const found = await client.query(sql.find, [keys, fingerprint])
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

type Statements = Readonly<Record<'begin' | 'claim' | 'find' | 'renew' | 'finish' | 'release' | 'cleanUp', string>>

function statements(table: string, statementTimeoutMilliseconds: number): Statements {
  const timeout = Math.max(1, Math.floor(Number(statementTimeoutMilliseconds)))
  const inMilliseconds = (parameter: string) => `clock_timestamp() + ${parameter} * interval '1 millisecond'`
  // Locks in the order in which claims do, and judges what it has locked: all keys or none. The late first holder of an entry that another
  // has taken over changes nothing.
  const held = `WITH held AS MATERIALIZED (
    SELECT key FROM ${table} WHERE key = ANY($1) AND holder = $2 AND status IS NULL ORDER BY key COLLATE "C" FOR UPDATE)`
  const ifAllHeld = 'key IN (SELECT key FROM held) AND (SELECT count(*) FROM held) = cardinality($1::text[])'
  return {
    // A process that vanishes between two statements must not hold its locks for as long as TCP takes to notice.
    begin: `BEGIN; SET LOCAL statement_timeout = ${timeout}; SET LOCAL idle_in_transaction_session_timeout = ${timeout}`,
    claim: `INSERT INTO ${table} AS entry (key, holder, fingerprint, lease_until, keep_until)
      SELECT key, $2, $3, ${inMilliseconds('$4::float8')}, ${inMilliseconds('$5::float8')} FROM unnest($1::text[]) AS key
      ON CONFLICT (key) DO UPDATE SET holder = excluded.holder, fingerprint = excluded.fingerprint,
        lease_until = excluded.lease_until, keep_until = excluded.keep_until, status = NULL, body = NULL
      WHERE entry.keep_until <= clock_timestamp()
        OR (entry.fingerprint = excluded.fingerprint AND entry.status IS NULL AND entry.lease_until <= clock_timestamp())
      RETURNING key`,
    find: `SELECT fingerprint = $2 AS same, lease_until > clock_timestamp() AS leased, status, body FROM ${table}
      WHERE key = ANY($1) AND keep_until > clock_timestamp()`,
    renew: `${held} UPDATE ${table} SET lease_until = ${inMilliseconds('$3::float8')} WHERE ${ifAllHeld}`,
    finish: `${held} UPDATE ${table} SET status = $3, body = $4 WHERE ${ifAllHeld}`,
    release: `${held} DELETE FROM ${table} WHERE ${ifAllHeld}`,
    cleanUp: `DELETE FROM ${table} WHERE key IN (
      SELECT key FROM ${table} WHERE keep_until <= clock_timestamp() ORDER BY keep_until LIMIT ${CLEANUP_BATCH_ROWS} FOR UPDATE SKIP LOCKED)`,
  }
}
