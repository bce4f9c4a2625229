import { EntitySchema } from '@mikro-orm/core'
import type { SqlEntityManager } from '@mikro-orm/postgresql'
import type { HandlerContext } from '@snap-sdk/core'
import type { PostgresTransaction } from '@snap-sdk/postgres'
import type { Row } from './row.js'

export const payments = new EntitySchema<Row>({
  name: 'payments',
  properties: {
    bill: { type: 'string', primary: true },
    payment_id: { type: 'string', unique: true },
    amount: { type: 'decimal', precision: 16, scale: 2 },
  },
})

/** On a connection of MikroORM's own. @returns Whether this payment is the one that paid the bill. */
export async function takeOnce(em: SqlEntityManager, row: Row): Promise<boolean> {
  await em.createQueryBuilder(payments).insert(row).onConflict().ignore().execute()
  const paid = await em.fork().findOne(payments, { bill: row.bill })
  return paid?.payment_id === row.payment_id
}

/** In the handler's transaction: MikroORM writes the SQL, and the transaction runs it. Not `em.persist`: it flushes on a connection of its own. */
export async function takeWithAnswer(
  em: SqlEntityManager,
  row: Row,
  { transaction }: HandlerContext,
): Promise<boolean> {
  const ledger = transaction as PostgresTransaction
  const insert = em.createQueryBuilder(payments).insert(row).onConflict().ignore().toQuery()
  await ledger.query(insert.sql, [...insert.params])
  const { rows } = await ledger.query<Row>('SELECT payment_id FROM payments WHERE bill = $1', [row.bill])
  return rows[0]?.payment_id === row.payment_id
}
