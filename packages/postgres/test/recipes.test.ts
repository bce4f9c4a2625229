import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type HandlerContext, reject } from '@snap-sdk/core'
import {
  type PostgresTransaction,
  postgresDuplicateStore,
  postgresDuplicateTable,
  withSavepoints,
} from '@snap-sdk/postgres'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Kysely, PostgresDialect, type PostgresPoolClient, sql as text } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as byDrizzle from './recipes/drizzle.ts'
import * as byKysely from './recipes/kysely.ts'
import * as bySql from './recipes/sql.ts'
import { server, transactionOf } from './support/ledger.ts'
import { openMerchant, type TakePayment } from './support/pay.ts'

const page = readFileSync(new URL('../../../docs/ledger.md', import.meta.url), 'utf8')

test.each(['drizzle', 'kysely', 'sql'])('docs/ledger.md shows the recipe for %s as it runs here', (name) => {
  const recipe = readFileSync(new URL(`./recipes/${name}.ts`, import.meta.url), 'utf8')
  expect(page).toContain(`\`\`\`ts\n${recipe}\`\`\`\n`)
})

describe.skipIf(server === undefined)('a ledger on context.transaction', () => {
  const schema = `recipes_${process.pid}`
  const pool = new pg.Pool({ connectionString: server?.url, max: 6, options: `-c search_path=${schema}` })
  pool.on('error', () => {})

  beforeAll(async () => {
    await pool.query(`CREATE SCHEMA ${schema}`)
    await pool.query(postgresDuplicateTable())
    await pool.query('CREATE TABLE payments (payment_id text, bill_no text NOT NULL)') // nothing is UNIQUE
  })
  afterAll(async () => {
    await pool.query(`DROP SCHEMA ${schema} CASCADE`)
    await pool.end()
    await server?.stop()
  })

  const open = (takePayment: TakePayment) =>
    openMerchant(postgresDuplicateStore({ pool, transactions: true }), takePayment)
  const rowsOf = async (billNo: string) =>
    (await pool.query('SELECT payment_id FROM payments WHERE bill_no = $1', [billNo])).rows.length
  const insert = (id: string) => `INSERT INTO payments VALUES ('inside', '${id}')`

  /** Each library, bound as its recipe says, and without it. */
  const libraries: readonly (readonly [
    name: string,
    book: (billNo: string, context: HandlerContext) => Promise<number>,
    /** Runs a statement in the library's own transaction. */
    nest: (context: HandlerContext, statement: string, fail?: Error) => Promise<void>,
    /** The same on the bare transaction. */
    unbound: (transaction: PostgresTransaction, statement: string) => Promise<void>,
  ])[] = [
    [
      'drizzle',
      byDrizzle.book,
      (context, statement, fail) =>
        byDrizzle.ledgerOf(context).transaction(async (outer) => {
          await outer.execute(statement)
          // drizzle's own savepoint, inside ours
          await outer.transaction(async (inner) => void (await inner.execute('SELECT 1')))
          if (fail !== undefined) throw fail
        }),
      (transaction, statement) =>
        drizzle({ client: transaction as pg.PoolClient }).transaction(async (t) => void (await t.execute(statement))),
    ],
    [
      'kysely',
      byKysely.book,
      (context, statement, fail) =>
        byKysely
          .ledgerOf(context)
          .transaction()
          .execute(async (nested) => {
            await text.raw(statement).execute(nested)
            if (fail !== undefined) throw fail
          }),
      async ({ query }, statement) => {
        const client = { query, release() {} } as PostgresPoolClient
        const dialect = new PostgresDialect({ pool: { connect: async () => client, end: async () => {} } })
        await new Kysely({ dialect })
          .transaction()
          .execute(async (nested) => void (await text.raw(statement).execute(nested)))
      },
    ],
  ]

  test.each([...libraries.map(([name, book]) => [name, book] as const), ['sql', bySql.book] as const])(
    '%s books, and the answer commits with it',
    async (_, book) => {
      const id = randomUUID()
      const { pay } = open(async (payment, context) => ({ row: await book(payment.id, context) }))
      const first = await pay(id)
      expect([first.code, first.row, await rowsOf(id)]).toEqual(['2009900', 1, 1])
      expect((await pay(id)).text).toBe(first.text)
      expect(await rowsOf(id)).toBe(1)
    },
  )

  describe.each(libraries)('%s’s own transaction()', (_, book, nest, unbound) => {
    test('cannot commit: what the handler then rejects is gone', async () => {
      const id = randomUUID()
      const { pay } = open(async (payment, context) => {
        await book(payment.id, context)
        await nest(context, insert(id))
        return reject('paidBill')
      })
      expect((await pay(id)).code).toBe('4049914')
      expect(await rowsOf(id)).toBe(0)
    })

    test('that fails undoes its own part, and the rest is committed', async () => {
      const id = randomUUID()
      const { pay } = open(async (payment, context) => {
        await nest(context, insert(id))
        const failed = nest(context, insert(id), new Error('out of paper'))
        await expect(failed).rejects.toThrow('out of paper')
        return { row: await book(payment.id, context) }
      })
      expect([(await pay(id)).row, await rowsOf(id)]).toEqual([2, 2])
    })

    test('is refused where it is not bound, and nothing is taken', async () => {
      const id = randomUUID()
      const { pay, events } = open(async (payment, context) => {
        await book(payment.id, context)
        await unbound(transactionOf(context), insert(id))
        return { row: 1 }
      })
      expect((await pay(id)).code).toBe('5009900')
      const { error } = events.at(-1) as { error: Error }
      expect(`${error.message} ${(error.cause as Error | undefined)?.message}`).toContain('withSavepoints')
      expect(await rowsOf(id)).toBe(0)
    })
  })

  describe('withSavepoints', () => {
    const asked: string[] = []
    const transaction: PostgresTransaction = {
      async query(query) {
        asked.push(typeof query === 'string' ? query : query.text)
        return { rows: [], rowCount: 0 }
      },
    }

    test('nests, releases, and goes back', async () => {
      const nested = withSavepoints(transaction)
      const texts = ['begin', 'START TRANSACTION', 'SELECT 1', 'rollback', 'commit work', 'begin read write', 'ABORT']
      for (const query of texts) await nested.query({ text: query })
      expect(asked).toEqual([
        'SAVEPOINT snap_sdk_nested_1',
        'SAVEPOINT snap_sdk_nested_2',
        'SELECT 1',
        'ROLLBACK TO SAVEPOINT snap_sdk_nested_2',
        'RELEASE SAVEPOINT snap_sdk_nested_2',
        'RELEASE SAVEPOINT snap_sdk_nested_1',
        'SAVEPOINT snap_sdk_nested_1',
        'ROLLBACK TO SAVEPOINT snap_sdk_nested_1',
        'RELEASE SAVEPOINT snap_sdk_nested_1',
      ])
    })

    test('hands on what it does not understand, for the transaction to refuse', async () => {
      asked.length = 0
      const nested = withSavepoints(transaction)
      const texts = ['COMMIT', 'ROLLBACK', 'BEGIN; SELECT 1', 'BEGIN ISOLATION LEVEL SERIALIZABLE', 'COMMIT AND CHAIN']
      for (const query of texts) await nested.query(query)
      expect(asked).toEqual(texts)
    })
  })
})
