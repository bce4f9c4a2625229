import type { DuplicateStore } from '@snap-sdk/core'
import { CONNECTIONS, type Ledger, type OpenStore } from './open-store.ts'

/** What is used of `@snap-sdk/mysql`. */
interface MysqlPackage {
  mysqlDuplicateStore(options: { pool: MysqlPool; table: string; transactions: boolean }): DuplicateStore
  mysqlDuplicateTable(table: string): string
}

/** What is used of a pool of `mysql2/promise`, and of a transaction. */
interface MysqlQueries {
  query(sql: string, values?: readonly unknown[]): Promise<unknown>
}

interface MysqlPool extends MysqlQueries {
  end(): Promise<void>
}

interface MysqlDriver {
  createPool(options: { uri: string; connectionLimit: number }): MysqlPool
}

const PACKAGE = '@snap-sdk/mysql'
const DRIVER = 'mysql2/promise'

/** Opens a store of `@snap-sdk/mysql`, where that package is installed. */
export function openMysql(ledger: Ledger): OpenStore {
  return async (url, name) => {
    const loaded = await load()
    if (loaded === undefined) return undefined
    const [{ mysqlDuplicateStore, mysqlDuplicateTable }, { createPool }] = loaded
    const pool = createPool({ uri: url, connectionLimit: CONNECTIONS[ledger] })
    await pool.query(mysqlDuplicateTable(name))
    await pool.query(`CREATE TABLE ${name}_ledger (id varchar(191) PRIMARY KEY)`)
    // All connections are open before the first call: what opening one costs is no store's.
    await Promise.all(Array.from({ length: CONNECTIONS[ledger] }, () => pool.query('SELECT SLEEP(0.2)')))
    const insert = `INSERT INTO ${name}_ledger (id) VALUES (?)`
    return {
      duplicates: mysqlDuplicateStore({ pool, table: name, transactions: ledger === 'transaction' }),
      async takePayment(paymentId, transaction) {
        // What the store gives with `transactions`.
        if (ledger === 'transaction') await (transaction as MysqlQueries).query(insert, [paymentId])
        else if (ledger === 'beside') await pool.query(insert, [paymentId])
      },
      async close() {
        await pool.query(`DROP TABLE ${name}, ${name}_ledger`)
        await pool.end()
      },
    }
  }
}

async function load(): Promise<readonly [MysqlPackage, MysqlDriver] | undefined> {
  try {
    return [(await import(PACKAGE)) as MysqlPackage, (await import(DRIVER)) as MysqlDriver] // by their own documents
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}
