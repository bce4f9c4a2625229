import { randomUUID } from 'node:crypto'
import type { ClaimKey, TransactedAnswer } from '@snap-sdk/core'
import { type MysqlPool, type MysqlTransaction, mysqlDuplicateStore, mysqlDuplicateTable } from '@snap-sdk/mysql'
import type { TestLedger } from '@snap-sdk/store-suite'
import { findMariadb } from '@snap-sdk/test-servers'
import mysql from 'mysql2/promise'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'

/** The server, looked for once a file. */
export const server = await findMariadb()

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

export function keysOf(...names: string[]): ClaimKey[] {
  return names.map((key) => ({ key, keepUntil: new Date(Date.now() + 60_000) }))
}

/** What work keeps that has succeeded. */
export const KEPT: TransactedAnswer = { answer: { status: 200, body: new Uint8Array() }, undo: false }

/** A store with transactions, and a ledger beside it on which nothing is UNIQUE: nothing else helps. For one `describe`. */
export function useLedger(name: string) {
  const table = `snap_${name}_${process.pid}`
  const rows = `snap_${name}_ledger_${process.pid}`
  const pool = mysql.createPool({ uri: server?.url ?? '', connectionLimit: 24 })

  beforeAll(async () => {
    await pool.query(mysqlDuplicateTable(table))
    await pool.query(`CREATE TABLE ${rows} (number int AUTO_INCREMENT PRIMARY KEY, id varchar(255) NOT NULL)`)
  })

  afterAll(async () => {
    await pool.query(`DROP TABLE ${table}, ${rows}`)
    await pool.end()
    await server?.stop()
  })

  afterEach(async () => {
    // Whatever happened, each connection was given back. mysql2 counts them for itself alone.
    const { _allConnections: all, _freeConnections: free } = Object(pool).pool
    await expect.poll(() => all.length - free.length, { timeout: 2_000 }).toBe(0)
  })

  const ledger: TestLedger = {
    write: (transaction, id) => (transaction as MysqlTransaction).query(`INSERT INTO ${rows} (id) VALUES (?)`, [id]), // of a store that offers it
    async count(id) {
      const [found] = await pool.query<mysql.RowDataPacket[]>(`SELECT COUNT(*) AS count FROM ${rows} WHERE id = ?`, [
        id,
      ])
      return found[0]?.count
    },
  }

  const storeOn = (on: MysqlPool = pool) => mysqlDuplicateStore({ pool: on, table, transactions: true })

  return {
    pool,
    table,
    rows,
    ledger,
    storeOn,
    /** A claim of a holder of its own, and its transactions. */
    async claimed(on: MysqlPool = pool, silenceMilliseconds = 9_000) {
      const [id, holder] = [randomUUID(), randomUUID()]
      const keys = keysOf(`${id}-1`, `${id}-2`)
      expect(await storeOn().claim(keys, { holder, fingerprint: 'f', leaseMilliseconds: 30_000 })).toEqual({
        state: 'claimed',
      })
      const store = storeOn(on)
      const transact = (work: (transaction: MysqlTransaction) => Promise<TransactedAnswer | undefined>) =>
        store.transact?.(keys, holder, { silenceMilliseconds }, (transaction) => work(transaction as MysqlTransaction))
      return { id, holder, keys, store, transact }
    },
  }
}

type Query = mysql.PoolConnection['query']

/** A pool whose connections ask through `through`. */
export function poolThrough(
  pool: mysql.Pool,
  through: (sql: string, ask: () => Promise<unknown>, connection: mysql.PoolConnection) => Promise<unknown>,
): MysqlPool {
  const getConnection = async () => {
    const connection = await pool.getConnection()
    const query = connection.query.bind(connection) as Query
    connection.query = ((asked: { sql: string }) => through(asked.sql, () => query(asked), connection)) as Query // asked by this store alone, and by objects
    return connection
  }
  return new Proxy(pool, {
    get: (target, name) => (name === 'getConnection' ? getConnection : Reflect.get(target, name)),
  })
}
