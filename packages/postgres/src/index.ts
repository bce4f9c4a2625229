export type { PostgresClient, PostgresPool, PostgresQueries, PostgresQuery } from './pool.ts'
export { type PostgresDuplicateStoreOptions, postgresDuplicateStore } from './postgres-duplicate-store.ts'
export { postgresDuplicateTable } from './table.ts'
export type { PostgresTransaction } from './transact.ts'
