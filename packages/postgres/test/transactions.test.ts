import { randomUUID } from 'node:crypto'
import { reject } from '@snap-sdk/core'
import { type PostgresTransaction, postgresDuplicateStore } from '@snap-sdk/postgres'
import { describeDuplicateStore } from '@snap-sdk/store-suite'
import pg from 'pg'
import { beforeEach, describe, expect, test } from 'vitest'
import { server, transactionOf, useLedger } from './support/ledger.ts'
import { hurried, keysOf, openMerchant, pause } from './support/pay.ts'

describe.skipIf(server === undefined)('postgresDuplicateStore with transactions', () => {
  const { pool, table, ledger, insert, storeOn, take, rowsOf } = useLedger('transactions')

  describeDuplicateStore(
    'PostgreSQL with transactions',
    () => storeOn(),
    { describe, test, beforeEach, expect },
    {
      ledger: {
        write: (transaction, id) => insert(transaction as PostgresTransaction, id), // of a store that offers it
        count: async (id) => (await rowsOf(id)).length,
      },
    },
  )

  test('offers none unless it is asked to', () => {
    const store = postgresDuplicateStore({ pool, table })
    expect([store.transact, store.maxTransactions]).toEqual([undefined, undefined])
  })

  test('leaves two clients of its pool to claims and renewals, and refuses a pool that has no more', async () => {
    const storeOf = (max: number | undefined) =>
      postgresDuplicateStore({ pool: new pg.Pool(max === undefined ? {} : { max }), table, transactions: true })
    expect([undefined, 3, 20].map((max) => storeOf(max).maxTransactions)).toEqual([8, 1, 18])
    const refusal = { code: 'OPTION_INVALID', message: expect.stringContaining('max is 2') }
    expect(() => storeOf(2)).toThrow(expect.objectContaining(refusal))
    expect(postgresDuplicateStore({ pool: new pg.Pool({ max: 1 }), table }).maxTransactions).toBeUndefined()
  })

  test('payments that would use up the pool get 429xx00, and every one is taken when it is sent again', async () => {
    const small = new pg.Pool({ connectionString: server?.url, max: 8 })
    let pausing = 100
    const { pay } = openMerchant(storeOn(small), async (payment, context) => {
      const answer = await take(payment, context)
      await pause(pausing)
      return answer
    })
    const ids = Array.from({ length: 20 }, () => randomUUID())
    const first = (await Promise.all(ids.map(pay))).map(({ code }) => code)
    expect(first.filter((code) => code === '2009900').length).toBe(6)
    expect(first.filter((code) => code === '4299900').length).toBe(14)
    pausing = 0
    for (const id of ids) expect((await pay(id)).code).toBe('2009900')
    expect((await Promise.all(ids.map(rowsOf))).map((rows) => rows.length)).toEqual(ids.map(() => 1))
    await small.end()
  })

  test('the ledger’s row and the answer commit together', async () => {
    const id = randomUUID()
    const seen: unknown[] = []
    const { pay } = openMerchant(storeOn(), async (payment, context) => {
      const answer = await take(payment, context)
      seen.push(await rowsOf(id)) // another connection
      return answer
    })
    const first = await pay(id)
    expect(first.code).toBe('2009900')
    expect(seen).toEqual([[]])
    expect(await rowsOf(id)).toEqual([first.row])
    expect((await pay(id)).text).toBe(first.text)
    expect(await rowsOf(id)).toEqual([first.row])
  })

  const failures: readonly (readonly [does: string, fail: () => unknown, code: string])[] = [
    ['throws', () => Promise.reject(new Error('out of paper')), '5009900'],
    ['rejects with 5xx', () => reject('externalServerError'), '5009902'],
    ['answers what cannot be written', () => ({ row: 'one' }), '5009900'],
  ]
  test.each(failures)('a handler that %s leaves no row and no answer, and a retry runs it', async (_, fail, code) => {
    const id = randomUUID()
    let runs = 0
    const { pay } = openMerchant(storeOn(), async (payment, context) => {
      const answer = await take(payment, context)
      return ++runs === 1 ? fail() : answer
    })
    expect((await pay(id)).code).toBe(code)
    expect(await rowsOf(id)).toEqual([])
    const retry = await pay(id)
    expect([retry.code, await rowsOf(id)]).toEqual(['2009900', [retry.row]])
  })

  test.each(['returned', 'thrown', 'returned behind a statement that failed'])(
    'a rejection that is %s leaves no row, and its answer commits alone',
    async (how) => {
      const id = randomUUID()
      let runs = 0
      const { pay } = openMerchant(storeOn(), async (payment, context) => {
        runs++
        await take(payment, context)
        if (how.endsWith('failed'))
          await transactionOf(context)
            .query('SELECT 1/0')
            .catch(() => {})
        if (how === 'thrown') throw reject('paidBill')
        return reject('paidBill')
      })
      const first = await pay(id)
      expect(first.code).toBe('4049914')
      expect((await pay(id)).text).toBe(first.text)
      expect([runs, await rowsOf(id)]).toEqual([1, []])
    },
  )

  test('a rejection whose claim was taken over is not told: the caller retries, and hears the other one’s answer', async () => {
    const id = randomUUID()
    const hurry = { leaseMilliseconds: 100, silenceMilliseconds: 9_000 }
    let wake: () => void = () => {}
    const asleep = new Promise<void>((resolve) => {
      wake = resolve
    })
    const first = openMerchant(hurried(storeOn(), hurry), async (payment, context) => {
      await take(payment, context)
      await asleep
      return reject('paidBill')
    })
    const second = openMerchant(hurried(storeOn(), hurry), take, { clientId: first.clientId })
    const frozen = first.pay(id)
    await pause(200)
    const taken = await second.pay(id)
    wake()
    expect([taken.code, (await frozen).code]).toEqual(['2009900', '5009901'])
    expect(await rowsOf(id)).toEqual([taken.row])
    expect((await first.pay(id)).text).toBe(taken.text)
  })

  test('a holder whose claim was taken over while it slept rolls back', async () => {
    const id = randomUUID()
    const hurry = { leaseMilliseconds: 100, silenceMilliseconds: 9_000 }
    let wake: () => void = () => {}
    const asleep = new Promise<void>((resolve) => {
      wake = resolve
    })
    const first = openMerchant(hurried(storeOn(), hurry), async (payment, context) => {
      const answer = await take(payment, context)
      await asleep
      return answer
    })
    const second = openMerchant(hurried(storeOn(), hurry), take, { clientId: first.clientId })
    const frozen = first.pay(id)
    await pause(200)
    const taken = await second.pay(id)
    wake()
    expect([taken.code, (await frozen).code]).toEqual(['2009900', '5009901'])
    expect(first.events.at(-1)).toMatchObject({
      type: 'failed',
      cause: { code: 'DUPLICATE_STORE_FAILED', message: expect.stringContaining('another call has taken the claim') },
    })
    expect(await rowsOf(id)).toEqual([taken.row])
    expect((await first.pay(id)).text).toBe(taken.text)
  })

  test('a holder that freezes is ended by the server, with its locks, before its lease', async () => {
    const keys = keysOf(randomUUID())
    const store = storeOn()
    await store.claim(keys, { holder: 'h', fingerprint: 'f', leaseMilliseconds: 30_000 })
    const id = randomUUID()
    await pool.query(`INSERT INTO ${ledger} (id) VALUES ($1)`, [id])
    const frozen = store.transact?.(keys, 'h', { silenceMilliseconds: 400 }, async (transaction) => {
      await (transaction as PostgresTransaction).query(`UPDATE ${ledger} SET id = 'frozen' WHERE id = $1`, [id])
      await pause(1_500)
      return { answer: { status: 200, body: new Uint8Array() }, undo: false }
    })
    await pause(50)
    const startedAt = performance.now()
    expect((await pool.query(`UPDATE ${ledger} SET id = id WHERE id = $1`, [id])).rowCount).toBe(1)
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    expect(await store.isRunning(keys)).toBe(true)
    expect(await frozen).toMatchObject({ state: 'rolledBack', error: expect.any(Error) })
  })

  test('a connection that is cut in the middle loses nothing, and a retry runs once', async () => {
    const id = randomUUID()
    let runs = 0
    const { pay } = openMerchant(storeOn(), async (payment, context) => {
      const answer = await take(payment, context)
      if (++runs === 1) {
        const { rows } = await transactionOf(context).query('SELECT pg_backend_pid() AS pid')
        await pool.query('SELECT pg_terminate_backend($1)', [rows[0].pid])
        await pause(50)
      }
      return answer
    })
    expect((await pay(id)).code).toBe('5009901')
    expect(await rowsOf(id)).toEqual([])
    const retry = await pay(id)
    expect([retry.code, runs, await rowsOf(id)]).toEqual(['2009900', 2, [retry.row]])
  })

  test('a renewal at the same moment undoes nothing', async () => {
    const store = storeOn()
    const rounds = Array.from({ length: 40 }, async () => {
      const keys = keysOf(randomUUID(), randomUUID(), randomUUID())
      await store.claim(keys, { holder: 'h', fingerprint: 'f', leaseMilliseconds: 30_000 })
      const [transacted] = await Promise.all([
        store.transact?.(keys, 'h', { silenceMilliseconds: 9_000 }, async () => ({
          answer: { status: 200, body: new Uint8Array() },
          undo: false,
        })),
        ...Array.from({ length: 5 }, () => store.renew(keys, 'h', 30_000)),
      ])
      return transacted
    })
    for (const round of await Promise.all(rounds)) expect(round).toEqual({ state: 'committed' })
  })

  test('work that rejects, or a server that is away, takes nothing, and no error holds the password', async () => {
    const work = async () => Promise.reject(new Error('no work'))
    const silence = { silenceMilliseconds: 9_000 }
    expect(await storeOn().transact?.([], 'h', silence, work)).toEqual({
      state: 'rolledBack',
      error: new Error('no work'),
    })
    const away = new pg.Pool({ connectionString: 'postgres://user:s3cret@127.0.0.1:1/none' })
    const result = await storeOn(away).transact?.([], 'h', silence, work)
    expect(result).toMatchObject({ state: 'rolledBack', error: expect.any(Error) })
    const { error } = result as { error: Error }
    expect(`${error.stack}${JSON.stringify(error)}`).not.toContain('s3cret')
    await away.end()
  })
})
