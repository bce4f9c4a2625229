import { type PostgresTransaction, postgresDuplicateStore, postgresDuplicateTable } from '@snap-sdk/postgres'
import pg from 'pg'
import { CONNECTIONS, type Ledger, type OpenStore } from './open-store.ts'

export function openPostgres(ledger: Ledger): OpenStore {
  return async (url, name) => {
    const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS[ledger] }).on('error', console.error)
    await pool.query(postgresDuplicateTable(name))
    await pool.query(`CREATE TABLE ${name}_ledger (id text PRIMARY KEY)`)
    // All connections are open, and know the tables, before the first call: what that costs is no store's.
    const touch = `SELECT FROM ${name}; SELECT FROM ${name}_ledger; SELECT pg_sleep(0.2)`
    await Promise.all(Array.from({ length: CONNECTIONS[ledger] }, () => pool.query(touch)))
    const insert = `INSERT INTO ${name}_ledger (id) VALUES ($1)`
    return {
      duplicates: postgresDuplicateStore({ pool, table: name, transactions: ledger === 'transaction' }),
      async takePayment(paymentId, transaction) {
        // What the store gives with `transactions`.
        if (ledger === 'transaction') await (transaction as PostgresTransaction).query(insert, [paymentId])
        else if (ledger === 'beside') await pool.query(insert, [paymentId])
      },
      async close() {
        await pool.query(`DROP TABLE ${name}, ${name}_ledger`)
        await pool.end()
      },
    }
  }
}
