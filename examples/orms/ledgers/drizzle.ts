import type { HandlerContext } from '@snap-sdk/core'
import { type PostgresTransaction, withSavepoints } from '@snap-sdk/postgres'
import { eq } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { numeric, pgTable, text } from 'drizzle-orm/pg-core'
import type { PoolClient } from 'pg'
import type { Row } from './row.js'

export const payments = pgTable('payments', {
  bill: text().primaryKey(),
  payment_id: text().notNull().unique(),
  amount: numeric({ precision: 16, scale: 2 }).notNull(),
})

/** @returns Whether this payment is the one that paid the bill. */
export async function takeOnce(db: NodePgDatabase, row: Row): Promise<boolean> {
  await db.insert(payments).values(row).onConflictDoNothing()
  const [paid] = await db.select().from(payments).where(eq(payments.bill, row.bill))
  return paid?.payment_id === row.payment_id
}

/** The same in the handler's transaction: drizzle stands on it. */
export function takeWithAnswer(row: Row, { transaction }: HandlerContext): Promise<boolean> {
  return takeOnce(drizzle({ client: withSavepoints(transaction as PostgresTransaction) as PoolClient }), row)
}
