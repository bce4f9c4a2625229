import { mysqlDuplicateStore, mysqlDuplicateTable } from '@snap-sdk/mysql'
import mysql from 'mysql2/promise'
import type { Ledger } from './business.ts'
import type { Storage, StorageSettings } from './storage.ts'

/** The duplicate store on MySQL or MariaDB, and a ledger beside it. */
export async function openMysqlStorage({ mysqlUrl, name, ledgerUrl = mysqlUrl }: StorageSettings): Promise<Storage> {
  if (!/^\w+$/.test(name)) throw new Error(`SNAP_STORE_NAME is '${name}'; it must be letters, digits and underscores.`)
  const [pool, ledgerPool] = [connect(mysqlUrl), connect(ledgerUrl)]
  const table = `${name}_duplicates`
  await pool.query(mysqlDuplicateTable(table))
  await ledgerPool.query(ledgerTable(name))
  return {
    duplicates: mysqlDuplicateStore({ pool, table }),
    ledger: mysqlLedger(ledgerPool, name),
    async close() {
      await Promise.all([pool.end(), ledgerPool.end()])
    },
  }
}

function connect(uri: string): mysql.Pool {
  return mysql.createPool({ uri, connectTimeout: 2_000, timezone: 'Z' })
}

/**
 * The payment's own name is unique, so that a retry is never a second row; and a bill has one payment, unless it takes one after another:
 * `only_first` holds the bill then, and is unique, too.
 */
function ledgerTable(name: string): string {
  return `CREATE TABLE IF NOT EXISTS ${name}_ledger (
    payment_id varchar(64) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY, pay_no varchar(64) NOT NULL,
    amount decimal(12, 2) NOT NULL, currency varchar(3) NOT NULL, external_id varchar(64), payment_request_id varchar(64),
    taken_at datetime(3) NOT NULL, only_first varchar(64) UNIQUE, KEY (pay_no)
  ) ENGINE=InnoDB`
}

const DUPLICATE_ENTRY = 1062

function mysqlLedger(pool: mysql.Pool, name: string): Ledger {
  async function select(rest: string, values: unknown[] = []): Promise<mysql.RowDataPacket[]> {
    const [rows] = await pool.query<mysql.RowDataPacket[]>(
      { sql: `SELECT * FROM ${name}_ledger ${rest}`, timeout: 5_000 },
      values,
    )
    return rows
  }
  const hasPayment = async (paymentId: string) => (await select('WHERE payment_id = ?', [paymentId])).length > 0

  return {
    async append({ paymentId, payNo, amount, currency, externalId, paymentRequestId, takenAt }, { onlyFirst }) {
      const values = [paymentId, payNo, amount, currency, externalId, paymentRequestId, new Date(takenAt)]
      try {
        const sql = `INSERT INTO ${name}_ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
        await pool.query({ sql, timeout: 5_000 }, [...values, onlyFirst ? payNo : null])
        return 'taken'
      } catch (error) {
        if (Object(error).errno !== DUPLICATE_ENTRY) throw error
        return (await hasPayment(paymentId)) ? 'known' : 'paid'
      }
    },
    hasPayment,
    has: async (payNo) => (await select('WHERE pay_no = ? LIMIT 1', [payNo])).length > 0,
    payments: async () =>
      (await select('')).map((row) => ({
        payNo: row.pay_no,
        amount: row.amount,
        currency: row.currency,
        externalId: row.external_id ?? undefined,
        paymentRequestId: row.payment_request_id ?? undefined,
        takenAt: row.taken_at.toISOString(),
      })),
  }
}
