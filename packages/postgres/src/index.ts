export {
  type PostgresClient,
  type PostgresDuplicateStoreOptions,
  type PostgresPool,
  type PostgresQueries,
  postgresDuplicateStore,
} from './postgres-duplicate-store.ts'
export { postgresDuplicateTable } from './table.ts'
