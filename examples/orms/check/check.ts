import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type DuplicateStore, type HandlerContext, reject } from '@snap-sdk/core'
import { type MysqlTransaction, mysqlDuplicateStore, mysqlDuplicateTable } from '@snap-sdk/mysql'
import { type PostgresTransaction, postgresDuplicateStore, postgresDuplicateTable } from '@snap-sdk/postgres'
import mysql from 'mysql2/promise'
import pg from 'pg'
import { isDuplicateKey } from '../ledgers/is-duplicate-key.js'
import { type Ledger, openOnMysql, openOnPostgres } from './ledgers.js'
import { openMerchant } from './merchant.js'

/** A database of this check alone. */
interface Database {
  readonly name: string
  readonly duplicates: DuplicateStore
  readonly ledgers: readonly Ledger[]
  /** `payment_id` of the rows of a bill. */
  rowsOf(bill: string): Promise<readonly string[]>
  /** Cuts the handler's connection, as a server that fails over does. */
  cut(context: HandlerContext): Promise<void>
  close(): Promise<void>
}

const unique = `orms_${process.pid}`

async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, options: `-c search_path=${unique}` }).on('error', () => {})
  await pool.query(`CREATE SCHEMA ${unique}`)
  await pool.query(postgresDuplicateTable())
  await pool.query(
    'CREATE TABLE payments (bill text PRIMARY KEY, payment_id text NOT NULL UNIQUE, amount numeric(16, 2) NOT NULL)',
  )
  const ledgers = await openOnPostgres(url, unique)
  return {
    name: 'PostgreSQL',
    duplicates: postgresDuplicateStore({ pool, transactions: true }),
    ledgers,
    rowsOf: async (bill) =>
      (await pool.query('SELECT payment_id FROM payments WHERE bill = $1', [bill])).rows.map((row) => row.payment_id),
    async cut({ transaction }) {
      const { rows } = await (transaction as PostgresTransaction).query('SELECT pg_backend_pid() AS pid')
      await pool.query('SELECT pg_terminate_backend($1)', [rows[0].pid])
    },
    async close() {
      for (const ledger of ledgers) await ledger.close()
      await pool.query(`DROP SCHEMA ${unique} CASCADE`)
      await pool.end()
    },
  }
}

async function openMysql(url: string): Promise<Database> {
  const admin = await mysql.createConnection(url)
  await admin.query(`CREATE DATABASE ${unique}`)
  const own = Object.assign(new URL(url), { pathname: `/${unique}` }).href
  const pool = mysql.createPool(own)
  await pool.query(mysqlDuplicateTable())
  await pool.query(
    'CREATE TABLE payments (bill varchar(64) PRIMARY KEY, payment_id varchar(43) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE, amount decimal(16, 2) NOT NULL)',
  )
  const ledgers = await openOnMysql(own)
  return {
    name: 'MySQL, MariaDB',
    duplicates: mysqlDuplicateStore({ pool, transactions: true }),
    ledgers,
    async rowsOf(bill) {
      const [rows] = await pool.query<mysql.RowDataPacket[]>('SELECT payment_id FROM payments WHERE bill = ?', [bill])
      return rows.map((row) => row.payment_id)
    },
    async cut({ transaction }) {
      const [[row]] = await (transaction as MysqlTransaction).query('SELECT CONNECTION_ID() AS id')
      await pool.query(`KILL ${Number(row.id)}`)
    },
    async close() {
      for (const ledger of ledgers) await ledger.close()
      await pool.end()
      await admin.query(`DROP DATABASE ${unique}`)
      await admin.end()
    },
  }
}

type Check = (database: Database, ledger: Ledger) => Promise<void>

const CHECKS: Readonly<Record<string, Check>> = {
  async 'one row'({ rowsOf }, { takeOnce }) {
    assert(takeOnce)
    const bill = randomUUID()
    const take = (payment_id: string) => takeOnce({ bill, payment_id, amount: '10000.00' })
    const taken = await Promise.all(['a', 'b', 'c'].map((name) => take(`${bill}-${name}`)))
    assert.equal(taken.filter(Boolean).length, 1)
    const rows = await rowsOf(bill)
    assert.equal(rows.length, 1)
    assert.equal(await take(rows[0] ?? ''), true, 'a repeat of the one that was taken')
  },
  /** A ledger on a connection of its own: what it wrote stays, and the retry finds it. */
  async apart({ duplicates, rowsOf }, { takeOnce }) {
    assert(takeOnce)
    const bill = randomUUID()
    let fails = true
    const { pay } = openMerchant(duplicates, takeOnce, () => {
      if (fails) throw new Error('out of paper')
    })
    assert.deepEqual([await pay(bill, 'one'), (await rowsOf(bill)).length], ['5009900', 1])
    fails = false
    assert.deepEqual([await pay(bill, 'one'), (await rowsOf(bill)).length], ['2009900', 1])
    assert.deepEqual([await pay(bill, 'two'), (await rowsOf(bill)).length], ['4049914', 1])
  },
  async double(_database, { insert }) {
    const bill = randomUUID()
    const row = { bill, payment_id: `${bill}-1`, amount: '10000.00' }
    const errorOf = (again: typeof row) =>
      insert(again).then(
        () => undefined,
        (error: unknown) => error,
      )
    assert.equal(await errorOf(row), undefined)
    assert(isDuplicateKey(await errorOf(row)), 'the same row')
    assert(isDuplicateKey(await errorOf({ ...row, bill: randomUUID() })), 'another bill by the same payment')
    const tooLong = await errorOf({ bill: randomUUID(), payment_id: `${bill}-2`, amount: '1'.repeat(20) })
    assert(tooLong !== undefined && !isDuplicateKey(tooLong), 'an amount that does not fit is another error')
  },
  async commit({ duplicates, rowsOf }, { takeWithAnswer }) {
    const bill = randomUUID()
    let runs = 0
    const { pay } = openMerchant(duplicates, takeWithAnswer, async () => {
      runs++
      assert.equal((await rowsOf(bill)).length, 0, 'nothing is committed before the answer')
    })
    assert.deepEqual([await pay(bill, 'one'), await pay(bill, 'one'), runs], ['2009900', '2009900', 1])
    assert.equal((await rowsOf(bill)).length, 1)
    const other = openMerchant(duplicates, takeWithAnswer)
    assert.equal(await other.pay(bill, 'two'), '4049914')
    assert.equal((await rowsOf(bill)).length, 1)
  },
  async throw({ duplicates, rowsOf }, { takeWithAnswer }) {
    const bill = randomUUID()
    let fails = true
    const { pay } = openMerchant(duplicates, takeWithAnswer, () => {
      if (fails) throw new Error('out of paper')
    })
    assert.equal(await pay(bill, 'one'), '5009900')
    assert.equal((await rowsOf(bill)).length, 0)
    fails = false
    assert.equal(await pay(bill, 'one'), '2009900')
    assert.equal((await rowsOf(bill)).length, 1)
  },
  async reject({ duplicates, rowsOf }, { takeWithAnswer }) {
    const bill = randomUUID()
    const { pay } = openMerchant(duplicates, takeWithAnswer, () => reject('invalidAmount'))
    assert.equal(await pay(bill, 'one'), '4049913')
    assert.equal((await rowsOf(bill)).length, 0)
  },
  async cut({ duplicates, rowsOf, cut }, { takeWithAnswer }) {
    const bill = randomUUID()
    let cuts = true
    const { pay } = openMerchant(duplicates, takeWithAnswer, (context) => (cuts ? cut(context) : undefined))
    assert.match(await pay(bill, 'one'), /^500990[01]$/)
    assert.equal((await rowsOf(bill)).length, 0)
    cuts = false
    assert.equal(await pay(bill, 'one'), '2009900')
    assert.equal((await rowsOf(bill)).length, 1)
  },
}

async function check(database: Database): Promise<void> {
  for (const ledger of database.ledgers) {
    const row: Record<string, string> = {}
    for (const [name, run] of Object.entries(CHECKS)) {
      if (ledger.takeOnce === undefined && /^(?:one row|apart)$/.test(name)) continue
      try {
        await run(database, ledger)
        row[name] = 'ok'
      } catch (error) {
        row[name] = 'FAILED'
        process.exitCode = 1
        console.error(`${database.name}, ${ledger.name}, ${name}:`, error)
      }
    }
    table[`${ledger.name}, ${database.name}`] = row
  }
}

const table: Record<string, Record<string, string>> = {}
const databases = { DATABASE_URL: openPostgres, MYSQL_URL: openMysql }
for (const [variable, open] of Object.entries(databases)) {
  const url = process.env[variable]
  if (url === undefined) {
    console.error(`${variable} is not set: nothing of its database is checked`)
    continue
  }
  const database = await open(url)
  try {
    await check(database)
  } finally {
    await database.close()
  }
}
if (Object.keys(table).length === 0) process.exitCode = 1
console.table(table)
