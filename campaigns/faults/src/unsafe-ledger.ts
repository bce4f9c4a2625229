import type { Ledger, Payment } from '@snap-sdk/example-merchant/src/business.ts'
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
  const rows = ROWS.postgres(name)
  // Several processes start at once: a lock keeps their CREATE TABLE apart.
  await pool.query(`BEGIN; SELECT pg_advisory_xact_lock(7301);
    CREATE TABLE IF NOT EXISTS ${rows} (payment_id text NOT NULL, pay_no text NOT NULL, payment jsonb NOT NULL);
    CREATE INDEX IF NOT EXISTS ${rows}_payment_id ON ${rows} (payment_id);
    CREATE INDEX IF NOT EXISTS ${rows}_pay_no ON ${rows} (pay_no);
    COMMIT`)
  const holds = async (column: 'payment_id' | 'pay_no', value: string) =>
    (await pool.query(`SELECT 1 FROM ${rows} WHERE ${column} = $1 LIMIT 1`, [value])).rowCount === 1
  return {
    async append(payment) {
      const { paymentId, payNo } = payment
      await pool.query(`INSERT INTO ${rows} VALUES ($1, $2, $3)`, [paymentId, payNo, JSON.stringify(payment)])
      return 'taken'
    },
    has: (payNo) => holds('pay_no', payNo),
    hasPayment: (paymentId) => holds('payment_id', paymentId),
    payments: async () => (await pool.query(`SELECT payment FROM ${rows}`)).rows.map(({ payment }): Payment => payment),
    close: () => pool.end(),
  }
}
