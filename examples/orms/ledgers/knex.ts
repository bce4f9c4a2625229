import type { HandlerContext } from '@snap-sdk/core'
import type { PostgresTransaction } from '@snap-sdk/postgres'
import type { Knex } from 'knex'
import type { Row } from './row.js'

/** On a connection of knex's own. @returns Whether this payment is the one that paid the bill. */
export async function takeOnce(db: Knex, row: Row): Promise<boolean> {
  await db<Row>('payments').insert(row).onConflict().ignore()
  const paid = await db<Row>('payments').where({ bill: row.bill }).first()
  return paid?.payment_id === row.payment_id
}

/** In the handler's transaction: knex writes the SQL, and the transaction runs it. */
export async function takeWithAnswer(db: Knex, row: Row, { transaction }: HandlerContext): Promise<boolean> {
  const ledger = transaction as PostgresTransaction
  const insert = db<Row>('payments').insert(row).onConflict().ignore().toSQL().toNative()
  await ledger.query(insert.sql, [...insert.bindings])
  const select = db<Row>('payments').select().where({ bill: row.bill }).toSQL().toNative()
  const { rows } = await ledger.query<Row>(select.sql, [...select.bindings])
  return rows[0]?.payment_id === row.payment_id
}
