import type { DuplicateStore } from '@snap-sdk/core'
import { postgresDuplicateStore, postgresDuplicateTable } from '@snap-sdk/postgres'
import { Pool } from 'pg'

export async function open(pool: Pool = new Pool()): Promise<DuplicateStore> {
  await pool.query(postgresDuplicateTable('shop.duplicates'))
  return postgresDuplicateStore({ pool, table: 'shop.duplicates' })
}
