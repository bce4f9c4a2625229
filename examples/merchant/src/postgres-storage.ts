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
  const client = await pool.connect()
  client.on('error', () => {}) // the query that it breaks says so
  try {
    await client.query('BEGIN; SELECT pg_advisory_xact_lock(7300)')
    await client.query(statements)
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}

/**
 * A plain table, without a unique constraint: it takes a payment twice if it is told to. That it is told only once is what snap-sdk is
 * for, and what the fault campaigns count. A real merchant has the constraint as well: see docs/duplicates.md.
 */
function ledgerTable(name: string): string {
  return `CREATE TABLE IF NOT EXISTS ${name}_ledger (
    pay_no text NOT NULL, amount numeric(12, 2) NOT NULL, currency text NOT NULL,
    external_id text, payment_request_id text, taken_at timestamptz NOT NULL
  );
  CREATE INDEX IF NOT EXISTS ${name}_ledger_pay_no ON ${name}_ledger (pay_no)`
}

function postgresLedger(pool: pg.Pool, name: string): Ledger {
  return {
    async append({ payNo, amount, currency, externalId, paymentRequestId, takenAt }) {
      const values = [payNo, amount, currency, externalId, paymentRequestId, takenAt]
      await pool.query(`INSERT INTO ${name}_ledger VALUES ($1, $2, $3, $4, $5, $6)`, values)
      return true
    },
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
