import type { DuplicateStore, HandlerContext } from '@snap-sdk/core'
import { type MysqlTransaction, mysqlDuplicateStore, mysqlDuplicateTable, withSavepoints } from '@snap-sdk/mysql'
import { createPool as createCallbackPool } from 'mysql2'
import { createPool, type Pool } from 'mysql2/promise'

export async function open(pool: Pool = createPool('mysql://127.0.0.1/shop')): Promise<readonly DuplicateStore[]> {
  await pool.query(mysqlDuplicateTable('shop.duplicates'))
  const table = 'shop.duplicates'
  return [mysqlDuplicateStore({ pool, table }), mysqlDuplicateStore({ pool: createCallbackPool({}), table })]
}

export function nest(context: HandlerContext): MysqlTransaction {
  return withSavepoints(context.transaction as MysqlTransaction)
}
