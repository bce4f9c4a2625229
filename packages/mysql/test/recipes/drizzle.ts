import type { HandlerContext } from '@snap-sdk/core'
import { type MysqlTransaction, withSavepoints } from '@snap-sdk/mysql'
import { eq } from 'drizzle-orm'
import { mysqlTable, varchar } from 'drizzle-orm/mysql-core'
import { drizzle, type MySql2Database } from 'drizzle-orm/mysql2'
import type { Connection } from 'mysql2/promise'

const payments = mysqlTable('payments', {
  paymentId: varchar('payment_id', { length: 64 }).primaryKey(),
  billNo: varchar('bill_no', { length: 64 }).notNull(),
})

/** drizzle on the handler's transaction: of a connection it uses `query` and `execute` alone. */
export function ledgerOf({ transaction }: HandlerContext): MySql2Database {
  return drizzle({ client: withSavepoints(transaction as MysqlTransaction) as Connection })
}

/** Books a payment. A transaction inside is a savepoint: it is committed with the answer, and never before. */
export async function book(billNo: string, context: HandlerContext): Promise<number> {
  const { paymentId = '' } = context
  await ledgerOf(context).transaction(async (nested) => {
    await nested.insert(payments).values({ paymentId, billNo })
  })
  return (await ledgerOf(context).select().from(payments).where(eq(payments.billNo, billNo))).length
}
