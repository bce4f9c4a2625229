import type { HandlerContext } from '@snap-sdk/core'
import type { PostgresTransaction } from '@snap-sdk/postgres'

/** Books a payment. Where one statement may fail and the rest shall stay, a savepoint stands before it. */
export async function book(billNo: string, context: HandlerContext): Promise<number> {
  const ledger = context.transaction as PostgresTransaction
  await ledger.query('SAVEPOINT booking')
  await ledger.query('INSERT INTO payments (payment_id, bill_no) VALUES ($1, $2)', [context.paymentId, billNo])
  await ledger.query('RELEASE SAVEPOINT booking')
  return (await ledger.query('SELECT 1 FROM payments WHERE bill_no = $1', [billNo])).rows.length
}
