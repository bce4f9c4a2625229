import type { SqlEntityManager } from '@mikro-orm/mysql'
import type { HandlerContext } from '@snap-sdk/core'
import type { MysqlTransaction } from '@snap-sdk/mysql'
import { decimal, mysqlTable, varchar } from 'drizzle-orm/mysql-core'
import { drizzle } from 'drizzle-orm/mysql2'
import type { Knex } from 'knex'
import type { Kysely } from 'kysely'
import type { DataSource } from 'typeorm'
import { isDuplicateKey } from './is-duplicate-key.js'
import { payments as ofMikroOrm } from './mikro-orm.js'
import type { Row } from './row.js'
import { payments as ofTypeorm } from './typeorm.js'

export const payments = mysqlTable('payments', {
  bill: varchar({ length: 64 }).primaryKey(),
  payment_id: varchar({ length: 43 }).notNull().unique(),
  amount: decimal({ precision: 16, scale: 2 }).notNull(),
})

type Insert = (row: Row) => readonly [sql: string, values: readonly unknown[]]

/** The plain insert, as each one writes it. drizzle needs no connection to write SQL. */
export const insertBy = {
  drizzle: (): Insert => (row) => {
    const { sql, params } = drizzle.mock().insert(payments).values(row).toSQL()
    return [sql, params]
  },
  knex:
    (db: Knex): Insert =>
    (row) => {
      const { sql, bindings } = db('payments').insert(row).toSQL().toNative()
      return [sql, bindings]
    },
  kysely:
    (db: Kysely<{ payments: Row }>): Insert =>
    (row) => {
      const { sql, parameters } = db.insertInto('payments').values(row).compile()
      return [sql, parameters]
    },
  mikroOrm:
    (em: SqlEntityManager): Insert =>
    (row) => {
      const { sql, params } = em.createQueryBuilder(ofMikroOrm).insert(row).toQuery()
      return [sql, params]
    },
  typeorm:
    (db: DataSource): Insert =>
    (row) =>
      db.createQueryBuilder().insert().into(ofTypeorm).values(row).getQueryAndParameters(),
  /** Prisma and Sequelize write none: this is for them. */
  sql:
    (): Insert =>
    ({ bill, payment_id, amount }) => [
      'INSERT INTO payments (bill, payment_id, amount) VALUES (?, ?, ?)',
      [bill, payment_id, amount],
    ],
}

/** In the handler's transaction. MySQL lets it go on after a statement that failed, so the duplicate key is caught. */
export async function takeWithAnswer(insert: Insert, row: Row, { transaction }: HandlerContext): Promise<boolean> {
  const ledger = transaction as MysqlTransaction
  const [sql, values] = insert(row)
  try {
    await ledger.query(sql, [...values])
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
  const [[paid]] = await ledger.query<Row[]>('SELECT payment_id FROM payments WHERE bill = ?', [row.bill])
  return paid?.payment_id === row.payment_id
}
