import { readFileSync } from 'node:fs'
import type { HandlerContext } from '@snap-sdk/core'
import { drizzle } from 'drizzle-orm/mysql2'
import type { Connection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { book, ledgerOf } from './recipes/drizzle.ts'
import { KEPT, server, useLedger } from './support/ledger.ts'

test('docs/ledger.md shows the recipe for drizzle as it runs here', () => {
  const page = readFileSync(new URL('../../../docs/ledger.md', import.meta.url), 'utf8')
  const recipe = readFileSync(new URL('./recipes/drizzle.ts', import.meta.url), 'utf8')
  expect(page).toContain(`\`\`\`ts\n${recipe}\`\`\`\n`)
})

describe.skipIf(server === undefined)('drizzle on context.transaction', () => {
  const { pool, rows, ledger, claimed } = useLedger('recipes')
  const insert = (id: string) => `INSERT INTO ${rows} (id) VALUES ('${id}')`
  const contextOf = (transaction: unknown, paymentId: string) => ({ transaction, paymentId }) as HandlerContext // all that is read

  beforeAll(async () => {
    await pool.query('CREATE TABLE IF NOT EXISTS payments (payment_id varchar(64), bill_no varchar(64) NOT NULL)')
  })
  afterAll(async () => {
    // The ledger's own end closes the pool behind this.
    await pool.query('DROP TABLE payments')
  })

  test('its own transaction() is a savepoint, and commits nothing before the answer', async () => {
    const { id, transact } = await claimed()
    const seen: unknown[] = []
    const count = async () => {
      const [[row]] = await pool.query<never[]>('SELECT COUNT(*) AS count FROM payments WHERE bill_no = ?', [id])
      return Object(row).count
    }
    const result = await transact(async (transaction) => {
      seen.push(await book(id, contextOf(transaction, id)), await count())
      return KEPT
    })
    expect([result, seen, await count()]).toEqual([{ state: 'committed' }, [1, 0], 1])
  })

  test('one that throws undoes what it wrote alone', async () => {
    const { id, transact } = await claimed()
    const result = await transact(async (transaction) => {
      const db = ledgerOf(contextOf(transaction, id))
      await db.execute(insert(id))
      await db
        .transaction(async (outer) => {
          await outer.execute(insert(id))
          await outer.transaction(async (inner) => inner.execute(insert(id)))
          throw new Error('out of paper')
        })
        .catch(() => {})
      await db.transaction(async (nested) => nested.execute(insert(id)))
      return KEPT
    })
    expect([result, await ledger.count(id)]).toEqual([{ state: 'committed' }, 2])
  })

  test('without the recipe, or with an isolation of its own, transaction() is refused', async () => {
    const { id, transact } = await claimed()
    const result = await transact(async (transaction) => {
      const bare = drizzle({ client: transaction as unknown as Connection })
      await expect(bare.transaction((nested) => nested.execute(insert(id)))).rejects.toThrow()
      const bound = ledgerOf(contextOf(transaction, id))
      const serializable = { isolationLevel: 'serializable' } as const
      await expect(bound.transaction((nested) => nested.execute(insert(id)), serializable)).rejects.toThrow()
      return KEPT
    })
    expect([result, await ledger.count(id)]).toEqual([{ state: 'committed' }, 0])
  })
})
