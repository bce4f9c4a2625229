import { randomUUID } from 'node:crypto'
import type { PostgresQuery } from '@snap-sdk/postgres'
import { describe, expect, test } from 'vitest'
import { server, transactionOf, useLedger } from './support/ledger.ts'
import { openMerchant, poolThrough } from './support/pay.ts'

describe.skipIf(server === undefined)('a transaction and its user', () => {
  const { pool, ledger, insert, storeOn, take, rowsOf } = useLedger('handler')

  describe('a handler', () => {
    test('may use savepoints, and queries with options', async () => {
      const id = randomUUID()
      const { pay } = openMerchant(storeOn(), async (payment, context) => {
        const transaction = transactionOf(context)
        await transaction.query('SAVEPOINT one')
        await insert(transaction, id)
        await transaction.query('ROLLBACK TO SAVEPOINT one')
        await transaction.query({ text: `INSERT INTO ${ledger} (id) VALUES ($1)`, values: [`other ${id}`] })
        return take(payment, context)
      })
      const { row } = await pay(id)
      expect([await rowsOf(id), (await rowsOf(`other ${id}`)).length]).toEqual([[row], 1])
    })

    test.each(['COMMIT', { text: ' begin' }, 'ROLLBACK', "SELECT 'a'; END", { name: 'n', text: '/* */ ABORT' }])(
      'may not say %j',
      async (statement) => {
        const id = randomUUID()
        const { pay, events } = openMerchant(storeOn(), async (payment, context) => {
          await take(payment, context)
          await transactionOf(context).query(statement)
        })
        expect((await pay(id)).code).toBe('5009900')
        expect(events.at(-1)).toMatchObject({
          cause: { code: 'HANDLER_THREW' },
          error: expect.objectContaining({ message: expect.stringContaining('use SAVEPOINT') }),
        })
        expect(await rowsOf(id)).toEqual([])
      },
    )

    test('that ends the transaction all the same hears of it', async () => {
      const passing = poolThrough(pool, (ask) => (query, values) => {
        return query === 'SELECT 1 AS the_end' ? ask('COMMIT') : ask(query, values)
      })
      const { pay, events } = openMerchant(storeOn(passing), async (_, context) => {
        await transactionOf(context).query('SELECT 1 AS the_end')
        return { row: 1 }
      })
      expect((await pay(randomUUID())).code).toBe('5009901')
      expect(events.at(-1)).toMatchObject({ cause: { message: expect.stringContaining('ended the transaction') } })
    })

    test('may bring neither a cursor nor what has no text', async () => {
      const queries = [{ text: 'SELECT 1', submit: () => {} }, { name: 'prepared before' }, undefined]
      const { pay } = openMerchant(storeOn(), async (payment, context) => {
        for (const query of queries) {
          // What JavaScript may bring.
          await expect(transactionOf(context).query(query as PostgresQuery)).rejects.toThrow('no cursor')
        }
        return take(payment, context)
      })
      expect((await pay(randomUUID())).code).toBe('2009900')
    })

    test('that swallows an error of the database takes nothing', async () => {
      const id = randomUUID()
      const { pay } = openMerchant(storeOn(), async (payment, context) => {
        const answer = await take(payment, context)
        await transactionOf(context)
          .query('SELECT 1 / 0')
          .catch(() => {})
        return answer
      })
      expect((await pay(id)).code).toBe('5009901')
      expect(await rowsOf(id)).toEqual([])
    })

    test('that does not wait for a statement has it committed; after its answer there is no transaction', async () => {
      const id = randomUUID()
      let late: (() => Promise<unknown>) | undefined
      const { pay } = openMerchant(storeOn(), async (_, context) => {
        void insert(transactionOf(context), id)
        late = () => insert(transactionOf(context), id)
        return { row: 1 }
      })
      expect((await pay(id)).code).toBe('2009900')
      await expect(late?.()).rejects.toThrow('Is an await missing?')
      expect(await rowsOf(id)).toHaveLength(1)
    })
  })
})
