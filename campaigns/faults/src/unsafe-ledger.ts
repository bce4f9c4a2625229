import type { Ledger, Payment } from '@snap-sdk/example-merchant/src/business.ts'
import mysql from 'mysql2/promise'
import pg from 'pg'
import { createClient } from 'redis'

/** A ledger that takes every row it is given. */
export interface UnsafeLedger extends Ledger {
  close(): Promise<void>
}

/** Where the rows are, for whoever counts them. */
export const ROWS = {
  redis: (name: string): string => `${name}:rows`,
  postgres: (name: string): string => `${name}_rows`,
  mysql: (name: string): string => `${name}_rows`,
} as const

/**
 * A list without a rule, on Redis. The example merchant's own ledger refuses a second row of one payment, so that no campaign could see a
 * payment that ran twice: this one shows it.
 *
 * It knows which payments it has, for a retry whose first call died behind its row.
 */
export async function openUnsafeRedisLedger(url: string, name: string): Promise<UnsafeLedger> {
  const client = await createClient({ url, disableOfflineQueue: true, socket: { reconnectStrategy: 200 } })
    .on('error', () => {}) // the command that it breaks says so
    .connect()
  const [rows, known, paid] = [ROWS.redis(name), `${name}:known`, `${name}:paid`]
  return {
    async append(payment) {
      const { paymentId, payNo } = payment
      await client.multi().rPush(rows, JSON.stringify(payment)).sAdd(known, paymentId).sAdd(paid, payNo).exec()
      return 'taken'
    },
    has: async (payNo) => (await client.sIsMember(paid, payNo)) === 1,
    hasPayment: async (paymentId) => (await client.sIsMember(known, paymentId)) === 1,
    // As append wrote them.
    payments: async () => (await client.lRange(rows, 0, -1)).map((row): Payment => JSON.parse(row)),
    close: () => client.close(),
  }
}

/** The same in PostgreSQL: a table without a constraint. */
export async function openUnsafePostgresLedger(url: string, name: string): Promise<UnsafeLedger> {
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 2_000, query_timeout: 5_000 })
  pool.on('error', () => {}) // the query that it breaks says so
  await pool.query(rowsTable(ROWS.postgres(name)))
  return { ...unsafePostgresLedger(pool, ROWS.postgres(name)), close: () => pool.end() }
}

/** Several processes start at once: a lock keeps their CREATE TABLE apart. */
export function rowsTable(rows: string): string {
  return `BEGIN; SELECT pg_advisory_xact_lock(7301);
    CREATE TABLE IF NOT EXISTS ${rows} (payment_id text NOT NULL, pay_no text NOT NULL, payment jsonb NOT NULL);
    CREATE INDEX IF NOT EXISTS ${rows}_payment_id ON ${rows} (payment_id);
    CREATE INDEX IF NOT EXISTS ${rows}_pay_no ON ${rows} (pay_no);
    COMMIT`
}

/** @param queries A pool, or whatever asks in a transaction. */
export function unsafePostgresLedger(
  queries: {
    query(text: string, values?: unknown[]): Promise<{ rows: { payment: Payment }[]; rowCount: number | null }>
  },
  rows: string,
): Ledger {
  const holds = async (column: 'payment_id' | 'pay_no', value: string) =>
    (await queries.query(`SELECT 1 FROM ${rows} WHERE ${column} = $1 LIMIT 1`, [value])).rowCount === 1
  return {
    async append(payment) {
      const { paymentId, payNo } = payment
      await queries.query(`INSERT INTO ${rows} VALUES ($1, $2, $3)`, [paymentId, payNo, JSON.stringify(payment)])
      return 'taken'
    },
    has: (payNo) => holds('pay_no', payNo),
    hasPayment: (paymentId) => holds('payment_id', paymentId),
    payments: async () => (await queries.query(`SELECT payment FROM ${rows}`)).rows.map(({ payment }) => payment),
  }
}

/** The same in MySQL or MariaDB. */
export async function openUnsafeMysqlLedger(uri: string, name: string): Promise<UnsafeLedger> {
  const pool = mysql.createPool({ uri, connectTimeout: 2_000 })
  await pool.query(mysqlRowsTable(ROWS.mysql(name)))
  const query = async (sql: string, values?: unknown[]) => (await pool.query({ sql, timeout: 5_000 }, values))[0]
  return { ...unsafeMysqlLedger(query, ROWS.mysql(name)), close: () => pool.end() }
}

export function mysqlRowsTable(rows: string): string {
  return `CREATE TABLE IF NOT EXISTS ${rows} (
    payment_id varchar(64) NOT NULL, pay_no varchar(64) NOT NULL, payment text NOT NULL, KEY (payment_id), KEY (pay_no)) ENGINE=InnoDB`
}

/** @param query Asks a pool, or in a transaction, for rows. */
export function unsafeMysqlLedger(query: (sql: string, values?: unknown[]) => Promise<unknown>, rows: string): Ledger {
  const select = async (rest: string, values?: unknown[]) =>
    (await query(`SELECT payment FROM ${rows} ${rest}`, values)) as readonly { readonly payment: string }[] // what it selects
  return {
    async append(payment) {
      const { paymentId, payNo } = payment
      await query(`INSERT INTO ${rows} VALUES (?, ?, ?)`, [paymentId, payNo, JSON.stringify(payment)])
      return 'taken'
    },
    has: async (payNo) => (await select('WHERE pay_no = ? LIMIT 1', [payNo])).length > 0,
    hasPayment: async (paymentId) => (await select('WHERE payment_id = ? LIMIT 1', [paymentId])).length > 0,
    payments: async () => (await select('')).map(({ payment }): Payment => JSON.parse(payment)), // as append wrote it
  }
}
