import type { HandlerContext } from '@snap-sdk/core'
import { type PostgresTransaction, withSavepoints } from '@snap-sdk/postgres'
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'

interface Tables {
  readonly payments: { readonly payment_id: string; readonly bill_no: string }
}

/** Kysely on the handler's transaction: its pool has this one client, which nobody else gets. */
export function ledgerOf({ transaction }: HandlerContext): Kysely<Tables> {
  const { query } = withSavepoints(transaction as PostgresTransaction)
  const client = { query, release() {} } as PostgresPoolClient
  return new Kysely({ dialect: new PostgresDialect({ pool: { connect: async () => client, end: async () => {} } }) })
}

/** Books a payment. A transaction inside is a savepoint: it is committed with the answer, and never before. */
export async function book(billNo: string, context: HandlerContext): Promise<number> {
  const { paymentId = '' } = context
  const ledger = ledgerOf(context)
  await ledger.transaction().execute(async (nested) => {
    await nested.insertInto('payments').values({ payment_id: paymentId, bill_no: billNo }).execute()
  })
  return (await ledger.selectFrom('payments').where('bill_no', '=', billNo).selectAll().execute()).length
}
