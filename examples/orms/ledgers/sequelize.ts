import type { HandlerContext } from '@snap-sdk/core'
import type { PostgresTransaction } from '@snap-sdk/postgres'
import { DataTypes, type Model, type ModelStatic, type Sequelize } from 'sequelize'
import type { Row } from './row.js'

type Payments = ModelStatic<Model<Row, Row>>

export function definePayments(sequelize: Sequelize): Payments {
  const columns = {
    bill: { type: DataTypes.STRING, primaryKey: true },
    payment_id: { type: DataTypes.STRING, unique: true },
    amount: DataTypes.DECIMAL(16, 2),
  }
  return sequelize.define<Model<Row, Row>>('payments', columns, { timestamps: false })
}

/** On a connection of Sequelize's own. @returns Whether this payment is the one that paid the bill. */
export async function takeOnce(payments: Payments, row: Row): Promise<boolean> {
  await payments.bulkCreate([row], { ignoreDuplicates: true })
  const paid = await payments.findByPk(row.bill)
  return paid?.get('payment_id') === row.payment_id
}

/** In the handler's transaction: Sequelize takes no connection from outside, and shows no SQL. So the payment itself is plain SQL. */
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
