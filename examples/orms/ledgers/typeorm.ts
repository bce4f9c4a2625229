import type { HandlerContext } from '@snap-sdk/core'
import type { PostgresTransaction } from '@snap-sdk/postgres'
import { type DataSource, EntitySchema } from 'typeorm'
import type { Row } from './row.js'

export const payments = new EntitySchema<Row>({
  name: 'payments',
  columns: {
    bill: { type: String, primary: true },
    payment_id: { type: String, unique: true },
    amount: { type: 'numeric', precision: 16, scale: 2 },
  },
})

/** On a connection of TypeORM's own. @returns Whether this payment is the one that paid the bill. */
export async function takeOnce(db: DataSource, row: Row): Promise<boolean> {
  await db.createQueryBuilder().insert().into(payments).values(row).orIgnore().execute()
  const paid = await db.getRepository(payments).findOneBy({ bill: row.bill })
  return paid?.payment_id === row.payment_id
}

/** In the handler's transaction: TypeORM writes the SQL, and the transaction runs it. */
export async function takeWithAnswer(db: DataSource, row: Row, { transaction }: HandlerContext): Promise<boolean> {
  const ledger = transaction as PostgresTransaction
  const insert = db.createQueryBuilder().insert().into(payments).values(row).orIgnore()
  await ledger.query(...insert.getQueryAndParameters())
  const { rows } = await ledger.query<Row>('SELECT payment_id FROM payments WHERE bill = $1', [row.bill])
  return rows[0]?.payment_id === row.payment_id
}
