import type { HandlerContext } from '@snap-sdk/core'
import { type PostgresTransaction, withSavepoints } from '@snap-sdk/postgres'
import { eq } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { pgTable, text } from 'drizzle-orm/pg-core'
import type { PoolClient } from 'pg'

const payments = pgTable('payments', { paymentId: text('payment_id').primaryKey(), billNo: text('bill_no').notNull() })

/** drizzle on the handler's transaction: of a client it uses `query` alone. */
export function ledgerOf({ transaction }: HandlerContext): NodePgDatabase {
  return drizzle({ client: withSavepoints(transaction as PostgresTransaction) as PoolClient })
}

/** Books a payment. A transaction inside is a savepoint: it is committed with the answer, and never before. */
export async function book(billNo: string, context: HandlerContext): Promise<number> {
  const { paymentId = '' } = context
  await ledgerOf(context).transaction(async (nested) => {
    await nested.insert(payments).values({ paymentId, billNo })
  })
  return (await ledgerOf(context).select().from(payments).where(eq(payments.billNo, billNo))).length
}
