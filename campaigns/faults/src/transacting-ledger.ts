import { AsyncLocalStorage } from 'node:async_hooks'
import type { DuplicateStore } from '@snap-sdk/core'
import type { StorageSettings } from '@snap-sdk/example-merchant/src/storage.ts'
import { type MysqlTransaction, mysqlDuplicateStore, mysqlDuplicateTable } from '@snap-sdk/mysql'
import {
  type PostgresQueries,
  type PostgresTransaction,
  postgresDuplicateStore,
  postgresDuplicateTable,
} from '@snap-sdk/postgres'
import mysql from 'mysql2/promise'
import pg from 'pg'
import {
  mysqlRowsTable,
  ROWS,
  rowsTable,
  type UnsafeLedger,
  unsafeMysqlLedger,
  unsafePostgresLedger,
} from './unsafe-ledger.ts'

/** A ledger without a rule, whose rows commit with the answers of their calls. */
export interface TransactingLedger extends UnsafeLedger {
  readonly duplicates: DuplicateStore
}

const MAX_CONNECTIONS = 30
const TIMEOUT_MILLISECONDS = 5_000

/** The stores with transactions, each with a ledger in them. */
export const TRANSACTING_LEDGERS: Readonly<
  Partial<Record<string, (settings: StorageSettings) => Promise<TransactingLedger>>>
> = {
  postgres: ({ databaseUrl, name }) => openPostgres(databaseUrl, name),
  mysql: ({ mysqlUrl, name }) => openMysql(mysqlUrl, name),
}

async function openPostgres(connectionString: string, name: string): Promise<TransactingLedger> {
  const limits = { max: MAX_CONNECTIONS, connectionTimeoutMillis: 2_000, query_timeout: TIMEOUT_MILLISECONDS }
  const pool = new pg.Pool({ connectionString, ...limits })
  pool.on('error', () => {}) // the query that it breaks says so
  const table = `${name}_duplicates`
  await pool.query(`BEGIN; SELECT pg_advisory_xact_lock(7300); ${postgresDuplicateTable(table)}; COMMIT`)
  await pool.query(rowsTable(ROWS.postgres(name)))
  const store = postgresDuplicateStore({ pool, table, transactions: true })
  const { duplicates, current } = carryTransaction<PostgresTransaction>(store)
  const queries = (): PostgresQueries => current() ?? pool
  const query = (text: string, values?: unknown[]) => queries().query(text, values)
  return { ...unsafePostgresLedger({ query }, ROWS.postgres(name)), duplicates, close: () => pool.end() }
}

async function openMysql(uri: string, name: string): Promise<TransactingLedger> {
  const pool = mysql.createPool({ uri, connectionLimit: MAX_CONNECTIONS, connectTimeout: 2_000 })
  const table = `${name}_duplicates`
  await pool.query(mysqlDuplicateTable(table))
  await pool.query(mysqlRowsTable(ROWS.mysql(name)))
  const store = mysqlDuplicateStore({ pool, table, transactions: true })
  const { duplicates, current } = carryTransaction<MysqlTransaction>(store)
  const query = async (sql: string, values?: unknown[]) => {
    const [rows] = await (current()?.query(sql, values) ?? pool.query({ sql, timeout: TIMEOUT_MILLISECONDS }, values))
    return rows
  }
  return { ...unsafeMysqlLedger(query, ROWS.mysql(name)), duplicates, close: () => pool.end() }
}

/** The business of the example does not hand `context.transaction` on, so it is carried to the ledger here. */
function carryTransaction<Transaction>(store: DuplicateStore): {
  readonly duplicates: DuplicateStore
  /** That of the call in which it is asked, if it has one. */
  readonly current: () => Transaction | undefined
} {
  const { transact } = store
  if (transact === undefined) throw new Error('it was asked for transactions')
  const carried = new AsyncLocalStorage<Transaction>()
  return {
    current: () => carried.getStore(),
    duplicates: {
      ...store,
      transact: (keys, holder, options, work) =>
        transact(
          keys,
          holder,
          options,
          (transaction) => carried.run(transaction as Transaction, () => work(transaction)), // of this store
        ),
    },
  }
}
