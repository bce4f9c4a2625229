import {
  type ClaimKey,
  checkOptionNames,
  type DuplicateStore,
  type OptionNames,
  SnapConfigurationError,
} from '@snap-sdk/core'
import { askRows } from './ask.ts'
import { claimKeys, doAlone, patience, retried, type Store } from './claim-keys.ts'
import { gather } from './gather.ts'
import { type MysqlPool, type MysqlQuery, type OpenPool, openPool, withConnection } from './pool.ts'
import { CLEANUP_BATCH_ROWS, type HeldKeys, type Renewal, statements } from './statements.ts'
import { DEFAULT_TABLE, LONGEST_NAME, quoteTable } from './table.ts'
import { transact } from './transact.ts'

/** What the store takes. */
export interface MysqlDuplicateStoreOptions {
  /** Of `mysql2/promise`, or of `mysql2`. */
  readonly pool: MysqlPool
  /** Default `snap_duplicates`; `database.name` is allowed. Create it by `mysqlDuplicateTable()`. */
  readonly table?: string | undefined
  /**
   * Whether handlers of services that report money get `context.transaction`, a `MysqlTransaction`: the ledger's row and the answer then
   * commit together, exactly once. Default false, since each running handler holds a connection of the pool: at most two less than its
   * `connectionLimit` run at once, and beyond that a call gets 429xx00.
   */
  readonly transactions?: boolean | undefined
  /** How long one statement of a claim, or of a transaction, may take. Default 2000. */
  readonly statementTimeoutMilliseconds?: number | undefined
  /** How often entries that are over are removed, a few hundred at a time. Default 60 000; 0 for never, if a job of yours does it. */
  readonly cleanupIntervalMilliseconds?: number | undefined
}

const OPTIONS: OptionNames<MysqlDuplicateStoreOptions> = {
  pool: true,
  table: true,
  transactions: true,
  statementTimeoutMilliseconds: true,
  cleanupIntervalMilliseconds: true,
}

/**
 * A duplicate store on MySQL 8 and MariaDB, for any number of processes. Nothing is locked while the handler runs, unless with
 * `transactions`; leases follow the server's clock.
 *
 * It fails closed: what the server refuses, the store rejects.
 *
 * @throws SnapConfigurationError `OPTION_INVALID` for what is not a pool of mysql2, or not a table name, and for `transactions` on a pool of
 *   less than three connections, or with `multipleStatements`.
 * @example
 * import { createPool } from 'mysql2/promise'
 *
 * const pool = createPool({ uri: process.env.DATABASE_URL ?? '' })
 * await pool.query(mysqlDuplicateTable())
 * const duplicates = mysqlDuplicateStore({ pool })
 */
export function mysqlDuplicateStore(options: MysqlDuplicateStoreOptions): DuplicateStore {
  checkOptionNames('mysqlDuplicateStore', options, OPTIONS)
  const {
    pool: givenPool,
    table = DEFAULT_TABLE,
    transactions = false,
    statementTimeoutMilliseconds = 2_000,
    cleanupIntervalMilliseconds = 60_000,
  } = options
  const pool = openPool(givenPool)
  const statementMilliseconds = Math.max(1, Math.floor(Number(statementTimeoutMilliseconds)))
  const sql = statements(quoteTable(table), statementMilliseconds)
  const store: Store = { pool, sql, statementMilliseconds }
  const changes = (query: MysqlQuery) =>
    retried(() => withConnection(pool, (connection) => doAlone(connection, query, store)))
  const namesIn = async (query: MysqlQuery): Promise<readonly Buffer[]> => {
    const rows = await withConnection(pool, (connection) =>
      askRows<{ name: Buffer }>(connection, query, patience(store)),
    )
    return rows.map(({ name }) => name)
  }
  let cleanedAt = performance.now()

  async function cleanUp(): Promise<void> {
    if (cleanupIntervalMilliseconds === 0 || performance.now() - cleanedAt < cleanupIntervalMilliseconds) return
    cleanedAt = performance.now()
    for (let batch = 0; batch < CLEANUP_BATCHES; batch++) {
      const over = await namesIn(sql.findOver())
      if (over.length > 0) await changes(sql.removeOver([...over].sort(Buffer.compare)))
      if (over.length < CLEANUP_BATCH_ROWS) return
    }
    cleanedAt = Number.NEGATIVE_INFINITY // there is more: the next claim goes on
  }

  async function renewAll(claims: readonly Renewal[]): Promise<readonly boolean[]> {
    const renewed = new Map<Renewal, boolean>()
    for (const alike of groupByLease(claims)) {
      const [first] = alike
      if (first === undefined) continue
      const rows = await changes(sql.renew(alike, first.leaseMilliseconds))
      const all = rows === alike.reduce((sum, { names }) => sum + names.length, 0)
      // The server tells how many in all: where one is lost, each is asked for by itself.
      for (const claim of alike) {
        const isHeld = all || (alike.length > 1 && (await renewAll([claim]))[0] === true)
        renewed.set(claim, isHeld)
      }
    }
    return claims.map((claim) => renewed.get(claim) === true)
  }

  async function areRunning(asked: readonly (readonly Buffer[])[]): Promise<readonly boolean[]> {
    const running = new Set((await namesIn(sql.running(asked.flat()))).map(String))
    return asked.map((names) => names.some((name) => running.has(String(name))))
  }

  const renew = gather(renewAll)
  const isRunning = gather(areRunning)

  return {
    async claim(keys, { holder, fingerprint, leaseMilliseconds, now = new Date(), keepsAnswer = true }) {
      cleanUp().catch(() => {}) // a later claim tries again
      const sorted = [...keys].sort((one, other) => Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)))
      return claimKeys(store, {
        ...heldKeys(sorted, holder),
        fingerprint: bytesOf(fingerprint),
        keepMilliseconds: sorted.map(({ keepUntil }) => keepUntil.getTime() - now.getTime()),
        leaseMilliseconds,
        keepsAnswer,
      })
    },
    renew: async (keys, holder, leaseMilliseconds) => renew({ ...heldKeys(keys, holder), leaseMilliseconds }),
    async finish(keys, holder, { status, body }) {
      return (await changes(sql.finish({ ...heldKeys(keys, holder), status, body: Buffer.from(body) }))) === keys.length
    },
    release: async (keys, holder) => (await changes(sql.release(heldKeys(keys, holder)))) === keys.length,
    isRunning: async (keys) => isRunning(keys.map(({ key }) => bytesOf(key))),
    ...(transactions && {
      maxTransactions: countTransactions(pool),
      transact: async (keys, holder, { silenceMilliseconds }, work) =>
        transact({ store, claim: heldKeys(keys, holder), silenceMilliseconds, work }),
    }),
  }
}

/** For claims and for renewals, while every other connection is a handler's. */
const KEPT_CONNECTIONS = 2

/** @returns `undefined` where the pool has no limit. */
function countTransactions({ connectionLimit, multipleStatements }: OpenPool): number | undefined {
  if (multipleStatements) {
    throw new SnapConfigurationError(
      'OPTION_INVALID',
      'mysqlDuplicateStore: the pool has multipleStatements, and with transactions a second statement in a text could end one unseen. Pass a pool without it.',
    )
  }
  if (connectionLimit === 0) return undefined
  if (connectionLimit > KEPT_CONNECTIONS) return connectionLimit - KEPT_CONNECTIONS
  throw new SnapConfigurationError(
    'OPTION_INVALID',
    `mysqlDuplicateStore: the pool's connectionLimit is ${connectionLimit}, and transactions need 3 or more: each running handler holds a connection, and ${KEPT_CONNECTIONS} are kept for claims and renewals.`,
  )
}

const CLEANUP_BATCHES = 20

function heldKeys(keys: readonly ClaimKey[], holder: string): HeldKeys {
  return { names: keys.map(({ key }) => bytesOf(key)), holder: bytesOf(holder) }
}

/** @throws Error where it is too long: a server that is not strict would cut it, and take two calls for one. */
function bytesOf(text: string): Buffer {
  const bytes = Buffer.from(text)
  if (bytes.length > LONGEST_NAME) throw new Error(`a key, holder or fingerprint is longer than ${LONGEST_NAME} bytes`)
  return bytes
}

function groupByLease(claims: readonly Renewal[]): readonly Renewal[][] {
  const groups = new Map<number, Renewal[]>()
  for (const claim of claims) {
    const group = groups.get(claim.leaseMilliseconds)
    if (group === undefined) groups.set(claim.leaseMilliseconds, [claim])
    else group.push(claim)
  }
  return [...groups.values()]
}
