import type { HandlerContext } from '@snap-sdk/core'
import type { PostgresTransaction } from '@snap-sdk/postgres'
import type { PrismaClient } from '../generated/postgres/client.js'
import type { Row } from './row.js'

/** On a connection of Prisma's own. @returns Whether this payment is the one that paid the bill. */
export async function takeOnce(prisma: PrismaClient, row: Row): Promise<boolean> {
  await prisma.payments.createMany({ data: [row], skipDuplicates: true })
  const paid = await prisma.payments.findUnique({ where: { bill: row.bill } })
  return paid?.payment_id === row.payment_id
}

/** In the handler's transaction: Prisma takes no connection from outside, and shows no SQL. So the payment itself is plain SQL. */
export async function takeWithAnswer(row: Row, { transaction }: HandlerContext): Promise<boolean> {
  const ledger = transaction as PostgresTransaction
  await ledger.query('INSERT INTO payments (bill, payment_id, amount) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    row.bill,
    row.payment_id,
    row.amount,
  ])
  const { rows } = await ledger.query<Row>('SELECT payment_id FROM payments WHERE bill = $1', [row.bill])
  return rows[0]?.payment_id === row.payment_id
}
