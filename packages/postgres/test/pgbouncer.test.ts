import { randomUUID } from 'node:crypto'
import { reject } from '@snap-sdk/core'
import { startPgbouncer } from '@snap-sdk/test-servers'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { server, transactionOf, useLedger } from './support/ledger.ts'
import { keysOf, openMerchant, pause } from './support/pay.ts'

const bouncer = server && (await startPgbouncer(server))

describe.skipIf(bouncer === undefined)('through PgBouncer in transaction mode, on five connections', () => {
  const { ledger, insert, storeOn, take, rowsOf } = useLedger('bouncer')
  const pool = new pg.Pool({ connectionString: bouncer?.url, max: 24 }).on('error', () => {})

  afterAll(async () => {
    await pool.end()
    await bouncer?.stop()
  })

  test('payments, each three times at once, are taken once, and answered alike', async () => {
    const { pay } = openMerchant(storeOn(pool), take)
    const ids = Array.from({ length: 20 }, () => randomUUID())
    const answers = await Promise.all(ids.map((id) => Promise.all([pay(id), pay(id), pay(id)])))
    // As many as the store allows run at once; the others come again.
    for (const id of ids) expect((await pay(id)).code).toBe('2009900')
    const codes = new Set(answers.flat().map(({ code }) => code))
    expect([...codes].filter((code) => !['2009900', '4299900'].includes(code))).toEqual([])
    expect((await Promise.all(ids.map(rowsOf))).map((rows) => rows.length)).toEqual(ids.map(() => 1))
  })

  test('savepoints, a rejection and a throw end as they do without it', async () => {
    const outcomes: readonly (readonly [end: () => unknown, code: string, rows: number])[] = [
      [() => ({ row: 1 }), '2009900', 1],
      [() => reject('paidBill'), '4049914', 0],
      [() => Promise.reject(new Error('out of paper')), '5009900', 0],
    ]
    for (const [end, code, rows] of outcomes) {
      const id = randomUUID()
      const { pay } = openMerchant(storeOn(pool), async (_, context) => {
        const transaction = transactionOf(context)
        await transaction.query('SAVEPOINT one')
        await insert(transaction, id)
        await transaction.query('ROLLBACK TO one')
        await insert(transaction, id)
        return end()
      })
      expect([(await pay(id)).code, (await rowsOf(id)).length]).toEqual([code, rows])
    }
  })

  test('claims, renewals and polls do their work', async () => {
    const store = storeOn(pool)
    const claims = Array.from({ length: 20 }, () => keysOf(randomUUID(), randomUUID()))
    const claim = { holder: 'h', fingerprint: 'f', leaseMilliseconds: 30_000 }
    await Promise.all(claims.map((keys) => store.claim(keys, claim)))
    expect(await Promise.all(claims.map((keys) => store.renew(keys, 'h', 30_000)))).toEqual(claims.map(() => true))
    expect(await Promise.all(claims.map((keys) => store.isRunning(keys)))).toEqual(claims.map(() => true))
    expect(await Promise.all(claims.map((keys) => store.release(keys, 'h')))).toEqual(claims.map(() => true))
  })

  test('a holder that falls silent is ended, with its locks', async () => {
    const keys = keysOf(randomUUID())
    const store = storeOn(pool)
    const id = randomUUID()
    await pool.query(`INSERT INTO ${ledger} (id) VALUES ($1)`, [id])
    await store.claim(keys, { holder: 'h', fingerprint: 'f', leaseMilliseconds: 30_000 })
    const silent = store.transact?.(keys, 'h', { silenceMilliseconds: 400 }, async (transaction) => {
      await transactionOf({ transaction } as never).query(`SELECT 1 FROM ${ledger} WHERE id = $1 FOR UPDATE`, [id])
      await pause(900)
      return { answer: { status: 200, body: new Uint8Array() }, undo: false }
    })
    await pause(100)
    expect((await pool.query(`UPDATE ${ledger} SET id = id WHERE id = $1`, [id])).rowCount).toBe(1)
    expect(await silent).toMatchObject({ state: 'rolledBack' })
  })
})
