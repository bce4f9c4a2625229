import { randomUUID } from 'node:crypto'
import { type HandlerContext, reject } from '@snap-sdk/core'
import {
  type PostgresQueries,
  type PostgresTransaction,
  postgresDuplicateStore,
  postgresDuplicateTable,
} from '@snap-sdk/postgres'
import { findPostgres } from '@snap-sdk/test-servers'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hurried, openMerchant, pause, poolThrough, textOf } from './support/pay.ts'

const server = await findPostgres()
const table = `snap_faults_${process.pid}`
const ledger = `snap_faults_ledger_${process.pid}`

const AT_ONCE = 8
/** The server ends who is idle for half of the silence: a loaded machine must not be so by itself. */
const HURRY = { leaseMilliseconds: 750, silenceMilliseconds: 600 }

/** What goes wrong in one run of a handler; `none` often enough that payments come to an end. */
const FAULTS = [
  'none',
  'none',
  'throws',
  'rejects',
  'answers rubbish',
  'loses its connection',
  'freezes', // the server ends it
  'sleeps', // its lease runs out, another takes over
  'commit is lost',
  'answer to commit is lost',
] as const
type Fault = (typeof FAULTS)[number]

describe.skipIf(server === undefined)('payments under random faults, on a ledger with nothing UNIQUE', () => {
  const pool = new pg.Pool({ connectionString: server?.url, max: 20 }).on('error', () => {})

  beforeAll(async () => {
    await pool.query(postgresDuplicateTable(table))
    await pool.query(`CREATE TABLE ${ledger} (row serial, id text NOT NULL)`)
  })

  afterAll(async () => {
    await pool.query(`DROP TABLE ${table}, ${ledger}`)
    await pool.end()
    await server?.stop()
  })

  /** Pays until each payment is acknowledged, or for as long as patience lasts; each try twice at once, at two processes. */
  async function payAll(
    { transactions, payments, seed }: { transactions: boolean; payments: number; seed: number },
    patience: number,
  ) {
    const random = randomOf(seed)
    const unseen: Fault[] = [...FAULTS]
    const pick = (): Fault => unseen.pop() ?? FAULTS[Math.floor(random() * FAULTS.length)] ?? 'none'
    const faults = new Map<unknown, Fault>() // by transaction, for its COMMIT
    const counts = new Map<Fault, number>()

    async function take({ id }: { id: string }, { transaction }: HandlerContext): Promise<unknown> {
      // A handler without a transaction commits its row by itself.
      const queries = (transaction as PostgresTransaction | undefined) ?? (pool as PostgresQueries)
      const fault = pick()
      counts.set(fault, (counts.get(fault) ?? 0) + 1)
      const inserted = await queries.query(
        `INSERT INTO ${ledger} (id) VALUES ($1) RETURNING row, pg_backend_pid() AS pid`,
        [id],
      )
      const { row, pid } = inserted.rows[0]
      faults.set(pid, fault)
      switch (fault) {
        case 'throws':
          throw new Error('out of paper')
        case 'rejects':
          return reject('externalServerError')
        case 'answers rubbish':
          return { row: 'one' }
        case 'loses its connection':
          if (transaction !== undefined) await pool.query('SELECT pg_terminate_backend($1)', [pid])
          break
        case 'freezes':
          await pause(450)
          break
        case 'sleeps':
          for (let nap = 0; nap < 8; nap++) {
            await pause(120)
            await queries.query('SELECT 1')
          }
      }
      return { row }
    }

    const faulty = poolThrough(pool, (ask, client) => {
      let isTransaction = false
      return async (query, values) => {
        isTransaction ||= textOf(query).includes('READ COMMITTED')
        if (query !== 'COMMIT' || !isTransaction) return ask(query, values)
        const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
        const fault = faults.get(rows[0].pid)
        if (fault === 'commit is lost') throw new Error('Connection terminated unexpectedly')
        const committed = await ask(query)
        if (fault === 'answer to commit is lost') throw new Error('Connection terminated unexpectedly')
        return committed
      }
    })
    const clientId = randomUUID().slice(0, 18)
    const [one, other] = [0, 1].map(() => {
      const store = postgresDuplicateStore({ pool: faulty, table, transactions })
      return openMerchant(hurried(store, HURRY), take, { clientId, deadlineMilliseconds: 2_000 })
    })

    const acknowledged = new Map<string, unknown[]>()
    async function payOne(id: string): Promise<void> {
      for (const until = performance.now() + patience; performance.now() < until; ) {
        const answers = await Promise.all([one?.pay(id), other?.pay(id)])
        const success = answers.filter((answer) => answer?.code === '2009900')
        const told = new Set(success.map((answer) => answer?.row))
        if (told.size > 0) return void acknowledged.set(id, [...told])
      }
    }
    const ids = Array.from({ length: payments }, () => randomUUID())
    const open = [...ids]
    const pay = async () => {
      for (let id = open.pop(); id !== undefined; id = open.pop()) await payOne(id)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, pay))
    await Promise.all([one?.snap.close(), other?.snap.close()])

    const { rows } = await pool.query(`SELECT id, array_agg(row ORDER BY row) AS rows FROM ${ledger} GROUP BY id`)
    const taken = new Map<string, number[]>(rows.map((row) => [row.id, row.rows]))
    return { ids, acknowledged, taken, counts }
  }

  test('with transactions each of 60 is taken once, and its answer names its row', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31)
    const { ids, acknowledged, taken, counts } = await payAll({ transactions: true, payments: 60, seed }, 60_000)
    expect([...counts.keys()].sort(), `seed ${seed}`).toEqual([...new Set(FAULTS)].sort())
    for (const id of ids) {
      expect(acknowledged.get(id), `seed ${seed}, payment ${id}`).toHaveLength(1)
      expect(taken.get(id), `seed ${seed}, payment ${id}`).toEqual(acknowledged.get(id))
    }
  }, 120_000)

  test('without them some are taken twice: the faults are real', async () => {
    const { ids, taken } = await payAll({ transactions: false, payments: 30, seed: 1 }, 3_000)
    expect(ids.filter((id) => (taken.get(id)?.length ?? 0) > 1).length).toBeGreaterThan(3)
  }, 120_000)
})

/** Mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
