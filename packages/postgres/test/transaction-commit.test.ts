import { randomUUID } from 'node:crypto'
import type { TransactResult } from '@snap-sdk/core'
import type { PostgresPool, PostgresTransaction } from '@snap-sdk/postgres'
import type pg from 'pg'
import { describe, expect, test } from 'vitest'
import { server, transactionOf, useLedger } from './support/ledger.ts'
import { hurried, keysOf, openMerchant, pause, poolThrough, textOf } from './support/pay.ts'

const work = async () => ({ answer: { status: 200, body: new Uint8Array() }, undo: false })

describe.skipIf(server === undefined)('a transaction and its server', () => {
  const { pool, table, ledger, storeOn, take, rowsOf } = useLedger('commit')

  describe('COMMIT', () => {
    /** A pool whose first COMMIT of a transaction goes as `first` says. */
    const committing = (first: (commit: () => Promise<unknown>, client: pg.PoolClient) => Promise<never>) => {
      let isFirst = true
      return poolThrough(pool, (ask, client) => {
        let isTransaction = false
        return (query, values) => {
          isTransaction ||= textOf(query).includes('SAVEPOINT')
          if (query !== 'COMMIT' || !isTransaction || !isFirst) return ask(query, values)
          isFirst = false
          return first(() => ask(query), client)
        }
      })
    }
    const broken = new Error('Connection terminated unexpectedly')

    test('whose answer is lost is read back: committed, and the answer goes out', async () => {
      const id = randomUUID()
      const losing = committing((commit) => commit().then(() => Promise.reject(broken)))
      const { pay } = openMerchant(storeOn(losing), take)
      const first = await pay(id)
      expect([first.code, await rowsOf(id)]).toEqual(['2009900', [first.row]])
      expect((await pay(id)).text).toBe(first.text)
    })

    test('that is lost on its way is read back: rolled back, and a retry runs at once', async () => {
      const id = randomUUID()
      const { pay, events } = openMerchant(storeOn(committing(() => Promise.reject(broken))), take)
      expect((await pay(id)).code).toBe('5009901')
      expect(events.at(-1)).toMatchObject({ cause: { message: expect.stringContaining('nothing was taken') } })
      expect(await rowsOf(id)).toEqual([])
      const retry = await pay(id)
      expect([retry.code, await rowsOf(id)]).toEqual(['2009900', [retry.row]])
    })

    test('whose answer is lost with its server: 500xx01, and a retry hears the first answer', async () => {
      const id = randomUUID()
      let isAway = false
      const losing = committing(async (commit) => {
        await commit()
        isAway = true
        throw broken
      })
      const away: PostgresPool = {
        ...losing,
        connect: (callback) => (isAway ? callback(broken, undefined, () => {}) : losing.connect(callback)),
      }
      const hurry = { leaseMilliseconds: 15_000, silenceMilliseconds: 600 }
      const { pay, events } = openMerchant(hurried(storeOn(away), hurry), take)
      expect((await pay(id)).code).toBe('5009901')
      expect(events.at(-1)).toMatchObject({ cause: { message: expect.stringContaining('is not known') } })
      isAway = false
      const retry = await pay(id)
      expect([retry.code, await rowsOf(id)]).toEqual(['2009900', [retry.row]])
      expect(events.at(-1)).toMatchObject({ duplicate: 'replay' })
    })

    test('that still runs is waited for, and not taken for rolled back', async () => {
      const keys = keysOf(randomUUID())
      const slow = committing(async (commit) => {
        void pause(400).then(commit)
        throw broken
      })
      // Its connection is given back broken: it must live until COMMIT has come.
      const lingering: PostgresPool = {
        ...slow,
        connect: (callback) =>
          slow.connect((error, client, release) =>
            callback(error, client, (failed) => (failed ? setTimeout(release, 600, failed) : release())),
          ),
      }
      const store = storeOn(lingering)
      await store.claim(keys, { holder: 'h', fingerprint: 'f', leaseMilliseconds: 30_000 })
      const startedAt = performance.now()
      expect(await store.transact?.(keys, 'h', { silenceMilliseconds: 9_000 }, work)).toEqual({ state: 'committed' })
      expect(performance.now() - startedAt).toBeGreaterThan(390)
      await pause(250)
    })

    test('whose claim is another’s by now is not known', async () => {
      const keys = keysOf(randomUUID())
      const stolen = committing(async (_, client) => {
        await client.query('ROLLBACK')
        await pool.query(`UPDATE ${table} SET holder = 'other' WHERE key = $1`, [keys[0]?.key])
        throw broken
      })
      const store = storeOn(stolen)
      await store.claim(keys, { holder: 'h', fingerprint: 'f', leaseMilliseconds: 30_000 })
      await expect(store.transact?.(keys, 'h', { silenceMilliseconds: 9_000 }, work)).rejects.toBe(broken)
    })

    test('whose session is ended by an administrator is read back', async () => {
      const keys = keysOf(randomUUID())
      const ended = committing(async (_, client) => {
        const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
        return Promise.all([
          client.query('SELECT pg_sleep(5)'),
          pool.query('SELECT pg_terminate_backend($1)', [rows[0].pid]),
        ]).then(() => Promise.reject(new Error('it slept on')))
      })
      const store = storeOn(ended)
      await store.claim(keys, { holder: 'h', fingerprint: 'f', leaseMilliseconds: 30_000 })
      expect(await store.transact?.(keys, 'h', { silenceMilliseconds: 9_000 }, work)).toMatchObject({
        state: 'rolledBack',
        error: { code: '57P01' },
      })
      expect(await store.isRunning(keys)).toBe(true)
    })

    test('that a deferred constraint refuses: rolled back, and a retry runs at once', async () => {
      await pool.query(`CREATE TABLE ${ledger}_once (id text UNIQUE DEFERRABLE INITIALLY DEFERRED)`)
      const id = randomUUID()
      let runs = 0
      const { pay, events } = openMerchant(storeOn(), async (payment, context) => {
        const times = ++runs === 1 ? 2 : 1
        await transactionOf(context).query(`INSERT INTO ${ledger}_once SELECT $1 FROM generate_series(1, ${times})`, [
          id,
        ])
        return take(payment, context)
      })
      expect((await pay(id)).code).toBe('5009901')
      expect(events.at(-1)).toMatchObject({ error: expect.objectContaining({ code: '23505' }) })
      const retry = await pay(id)
      expect([retry.code, await rowsOf(id)]).toEqual(['2009900', [retry.row]])
      await pool.query(`DROP TABLE ${ledger}_once`)
    })
  })

  describe('a server that falls silent', () => {
    const transactOn = async (silent: RegExp): Promise<TransactResult | undefined> => {
      const keys = keysOf(randomUUID())
      const store = storeOn(
        poolThrough(pool, (ask) => (query, values) => {
          return silent.test(textOf(query)) ? new Promise(() => {}) : ask(query, values)
        }),
      )
      await storeOn().claim(keys, { holder: 'h', fingerprint: 'f', leaseMilliseconds: 30_000 })
      return store.transact?.(keys, 'h', { silenceMilliseconds: 200 }, async (transaction) => {
        await (transaction as PostgresTransaction).query({ text: 'SELECT 1 AS one' })
        return work()
      })
    }

    test.each([/READ COMMITTED/, /SELECT 1/, /current_setting/])('at %s: nothing is taken', async (silent) => {
      expect(await transactOn(silent)).toEqual({
        state: 'rolledBack',
        error: new Error('PostgreSQL did not answer within 200 ms'),
      })
    })

    test('at COMMIT, and to whoever asks: not known', async () => {
      await expect(transactOn(/^COMMIT$|FOR UPDATE$/)).rejects.toThrow('did not answer')
    })
  })
})
