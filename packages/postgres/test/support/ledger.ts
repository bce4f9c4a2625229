import type { HandlerContext } from '@snap-sdk/core'
import {
  type PostgresPool,
  type PostgresTransaction,
  postgresDuplicateStore,
  postgresDuplicateTable,
} from '@snap-sdk/postgres'
import { findPostgres } from '@snap-sdk/test-servers'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { TakePayment } from './pay.ts'

/** The server, looked for once a file. */
export const server = await findPostgres()

export const transactionOf = ({ transaction }: HandlerContext): PostgresTransaction =>
  transaction as PostgresTransaction // of a store that offers it

/** A store with transactions, and a ledger beside it on which nothing is UNIQUE: nothing else helps. For one `describe`. */
export function useLedger(name: string) {
  const table = `snap_${name}_${process.pid}`
  const ledger = `snap_${name}_ledger_${process.pid}`
  const pool = new pg.Pool({ connectionString: server?.url, max: 24 }).on('error', () => {})

  beforeAll(async () => {
    await pool.query(postgresDuplicateTable(table))
    await pool.query(`CREATE TABLE ${ledger} (row serial, id text NOT NULL)`)
  })

  afterEach(async () => {
    // Whatever happened, each client was given back.
    await expect.poll(() => pool.totalCount - pool.idleCount, { timeout: 2_000 }).toBe(0)
  })

  afterAll(async () => {
    await pool.query(`DROP TABLE ${table}, ${ledger}`)
    await pool.end()
    await server?.stop()
  })

  const insert = async (transaction: PostgresTransaction, id: string): Promise<number> => {
    const { rows } = await transaction.query<{ row: number }>(`INSERT INTO ${ledger} (id) VALUES ($1) RETURNING row`, [
      id,
    ])
    return rows[0]?.row ?? 0
  }
  const take: TakePayment = async ({ id }, context) => ({ row: await insert(transactionOf(context), id) })

  return {
    pool,
    table,
    ledger,
    insert,
    /** Books a payment, and answers with its row. */
    take,
    storeOn: (on: PostgresPool = pool) => postgresDuplicateStore({ pool: on, table, transactions: true }),
    rowsOf: async (id: string): Promise<number[]> =>
      (await pool.query(`SELECT row FROM ${ledger} WHERE id = $1`, [id])).rows.map(({ row }) => row),
  }
}
