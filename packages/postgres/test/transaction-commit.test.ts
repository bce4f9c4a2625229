import { randomUUID } from 'node:crypto'
import type { TransactResult } from '@snap-sdk/core'
import type { PostgresTransaction } from '@snap-sdk/postgres'
import type pg from 'pg'
import { describe, expect, test } from 'vitest'
import { server, transactionOf, useLedger } from './support/ledger.ts'
import { hurried, keysOf, openMerchant, poolThrough, textOf } from './support/pay.ts'

describe.skipIf(server === undefined)('a transaction and its server', () => {
  const { pool, ledger, storeOn, take, rowsOf } = useLedger('commit')

  describe('COMMIT', () => {
    /** A pool whose first COMMIT of a transaction goes as `first` says. */
    const committing = (first: (commit: () => Promise<unknown>, client: pg.PoolClient) => Promise<never>) => {
      let isFirst = true
      return poolThrough(pool, (ask, client) => {
        let isTransaction = false
        return (query, values) => {
          isTransaction ||= textOf(query).includes('READ COMMITTED')
          if (query !== 'COMMIT' || !isTransaction || !isFirst) return ask(query, values)
          isFirst = false
          return first(() => ask(query), client)
        }
      })
    }

    test('whose answer is lost: 500xx01, and a retry hears the first answer', async () => {
      const id = randomUUID()
      const losing = committing(async (commit) => {
        await commit()
        throw new Error('Connection terminated unexpectedly')
      })
      const { pay, events } = openMerchant(storeOn(losing), take)
      expect((await pay(id)).code).toBe('5009901')
      expect(events.at(-1)).toMatchObject({ cause: { message: expect.stringContaining('is not known') } })
      const retry = await pay(id)
      expect([retry.code, await rowsOf(id)]).toEqual(['2009900', [retry.row]])
      expect(events.at(-1)).toMatchObject({ repeated: true })
    })

    test('that is lost on its way: 500xx01, and a retry takes over when the lease has run out', async () => {
      const id = randomUUID()
      const losing = committing(async () => {
        throw new Error('Connection terminated unexpectedly')
      })
      const store = hurried(storeOn(losing), { leaseMilliseconds: 300, silenceMilliseconds: 9_000 })
      const { pay } = openMerchant(store, take)
      expect((await pay(id)).code).toBe('5009901')
      expect(await rowsOf(id)).toEqual([])
      const retry = await pay(id)
      expect([retry.code, await rowsOf(id)]).toEqual(['2009900', [retry.row]])
    })

    test('whose session is ended by an administrator: not known', async () => {
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
      const answer = async () => ({ status: 200, body: new Uint8Array() })
      await expect(store.transact?.(keys, 'h', { silenceMilliseconds: 9_000 }, answer)).rejects.toMatchObject({
        code: '57P01',
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
        return { status: 200, body: new Uint8Array() }
      })
    }

    test.each([/READ COMMITTED/, /SELECT 1/, /current_setting/])('at %s: nothing is taken', async (silent) => {
      expect(await transactOn(silent)).toEqual({
        state: 'rolledBack',
        error: new Error('PostgreSQL did not answer within 200 ms'),
      })
    })

    test('at COMMIT: not known', async () => {
      await expect(transactOn(/^COMMIT$/)).rejects.toThrow('did not answer')
    })
  })
})
