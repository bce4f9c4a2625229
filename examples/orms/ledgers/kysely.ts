import type { HandlerContext } from '@snap-sdk/core'
import { type PostgresTransaction, withSavepoints } from '@snap-sdk/postgres'
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import type { Row } from './row.js'

interface Tables {
  readonly payments: Row
}

/** @returns Whether this payment is the one that paid the bill. */
export async function takeOnce(db: Kysely<Tables>, row: Row): Promise<boolean> {
  await db
    .insertInto('payments')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const paid = await db.selectFrom('payments').selectAll().where('bill', '=', row.bill).executeTakeFirst()
  return paid?.payment_id === row.payment_id
}

/** The same in the handler's transaction: Kysely stands on a pool of this one client. */
export function takeWithAnswer(row: Row, { transaction }: HandlerContext): Promise<boolean> {
  const { query } = withSavepoints(transaction as PostgresTransaction)
  const client = { query, release() {} } as PostgresPoolClient
  const pool = { connect: async () => client, end: async () => {} }
  return takeOnce(new Kysely({ dialect: new PostgresDialect({ pool }) }), row)
}
