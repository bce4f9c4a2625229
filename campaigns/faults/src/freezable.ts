import type { DuplicateStore } from '@snap-sdk/core'
import { mysqlDuplicateStore, mysqlDuplicateTable } from '@snap-sdk/mysql'
import { postgresDuplicateStore, postgresDuplicateTable } from '@snap-sdk/postgres'
import mysql from 'mysql2/promise'
import pg from 'pg'

/** A database as a process that is frozen, and one that takes over from it, use it. */
export interface Freezable {
  readonly store: DuplicateStore
  /** The statement that creates the store's table. */
  readonly createTable: string
  /** Runs one statement by itself. */
  ask(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>
  close(): Promise<void>
}

export type FreezableName = 'postgres' | 'mysql'

/** The databases whose transactions end with the silence of their holder. */
export const FREEZABLE: Readonly<Record<FreezableName, (url: string, table: string) => Freezable>> = {
  postgres(connectionString, table) {
    const pool = new pg.Pool({ connectionString }).on('error', () => {})
    return {
      store: postgresDuplicateStore({ pool, table, transactions: true }),
      createTable: postgresDuplicateTable(table),
      ask: async (sql) => (await pool.query(sql)).rows,
      close: () => pool.end(),
    }
  },
  mysql(uri, table) {
    const pool = mysql.createPool({ uri })
    return {
      store: mysqlDuplicateStore({ pool, table, transactions: true }),
      createTable: mysqlDuplicateTable(table),
      async ask(sql) {
        const [rows] = await pool.query(sql)
        return Array.isArray(rows) ? (rows as mysql.RowDataPacket[]) : [] // one statement gives rows, or none
      },
      close: () => pool.end(),
    }
  },
}

/** Locks the bill, and books it, in a transaction of the store. */
export async function bookBill(
  transaction: unknown,
  bills: string,
  locked: () => Promise<void> = async () => {},
): Promise<void> {
  const ledger = transaction as { query(sql: string): Promise<unknown> } // of either store
  await ledger.query(`SELECT 1 FROM ${bills} FOR UPDATE`)
  await locked()
  await ledger.query(`UPDATE ${bills} SET booked = booked + 1`)
}
