import type { DuplicateStore, HandlerContext } from '@snap-sdk/core'
import {
  type PostgresTransaction,
  postgresDuplicateStore,
  postgresDuplicateTable,
  withSavepoints,
} from '@snap-sdk/postgres'
import { Pool } from 'pg'

export async function open(pool: Pool = new Pool()): Promise<DuplicateStore> {
  await pool.query(postgresDuplicateTable('shop.duplicates'))
  return postgresDuplicateStore({ pool, table: 'shop.duplicates' })
}

export function nest(context: HandlerContext): PostgresTransaction {
  return withSavepoints(context.transaction as PostgresTransaction)
}
