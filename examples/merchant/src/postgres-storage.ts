import { postgresDuplicateStore, postgresDuplicateTable } from '@snap-sdk/postgres'
import pg from 'pg'
import type { Ledger } from './business.ts'
import type { Storage, StorageSettings } from './storage.ts'

/** The duplicate store on PostgreSQL, and a ledger beside it. */
export async function openPostgresStorage({
  databaseUrl,
  name,
  ledgerUrl = databaseUrl,
}: StorageSettings): Promise<Storage> {
  if (!/^\w+$/.test(name)) throw new Error(`SNAP_STORE_NAME is '${name}'; it must be letters, digits and underscores.`)
  const [pool, ledgerPool] = [connect(databaseUrl), connect(ledgerUrl)]
  const table = `${name}_duplicates`
  await createTables(pool, postgresDuplicateTable(table))
  await createTables(ledgerPool, ledgerTable(name))
  return {
    duplicates: postgresDuplicateStore({ pool, table }),
    ledger: postgresLedger(ledgerPool, name),
    async close() {
      await Promise.all([pool.end(), ledgerPool.end()])
    },
  }
}

function connect(connectionString: string): pg.Pool {
  // A query on a dead connection would wait for ever.
  const pool = new pg.Pool({ connectionString, connectionTimeoutMillis: 2_000, query_timeout: 5_000 })
  return pool.on('error', (error) => console.warn(`warning: PostgreSQL: ${error.message}`))
}

/** Several processes start at once, and CREATE TABLE IF NOT EXISTS is no promise between them: a lock is. */
async function createTables(pool: pg.Pool, statements: string): Promise<void> {
  await pool.query(`BEGIN; SELECT pg_advisory_xact_lock(7300); ${statements}; COMMIT`)
}

/**
 * The payment's own name is unique, so that a retry is never a second row; and a bill has one payment, unless it takes one after another.
 * Both are constraints of the database: whatever the processes do, the second row is refused.
 */
function ledgerTable(name: string): string {
  return `CREATE TABLE IF NOT EXISTS ${name}_ledger (
    payment_id text PRIMARY KEY, pay_no text NOT NULL, amount numeric(12, 2) NOT NULL, currency text NOT NULL,
    external_id text, payment_request_id text, taken_at timestamptz NOT NULL, only_first boolean NOT NULL
  );
  CREATE UNIQUE INDEX IF NOT EXISTS ${name}_ledger_one_a_bill ON ${name}_ledger (pay_no) WHERE only_first;
  CREATE INDEX IF NOT EXISTS ${name}_ledger_pay_no ON ${name}_ledger (pay_no)`
}

function postgresLedger(pool: pg.Pool, name: string): Ledger {
  async function hasPayment(paymentId: string): Promise<boolean> {
    const { rowCount } = await pool.query(`SELECT 1 FROM ${name}_ledger WHERE payment_id = $1`, [paymentId])
    return rowCount === 1
  }

  return {
    async append({ paymentId, payNo, amount, currency, externalId, paymentRequestId, takenAt }, { onlyFirst }) {
      const values = [paymentId, payNo, amount, currency, externalId, paymentRequestId, takenAt, onlyFirst]
      const { rowCount } = await pool.query(
        `INSERT INTO ${name}_ledger VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
        values,
      )
      if (rowCount === 1) return 'taken'
      return (await hasPayment(paymentId)) ? 'known' : 'paid'
    },
    hasPayment,
    async has(payNo) {
      const { rowCount } = await pool.query(`SELECT 1 FROM ${name}_ledger WHERE pay_no = $1 LIMIT 1`, [payNo])
      return rowCount === 1
    },
    async payments() {
      const { rows } = await pool.query(`SELECT * FROM ${name}_ledger`)
      return rows.map((row) => ({
        payNo: row.pay_no,
        amount: row.amount,
        currency: row.currency,
        externalId: row.external_id ?? undefined,
        paymentRequestId: row.payment_request_id ?? undefined,
        takenAt: row.taken_at.toISOString(),
      }))
    },
  }
}
