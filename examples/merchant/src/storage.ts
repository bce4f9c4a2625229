import type { DuplicateStore } from '@snap-sdk/core'
import type { Ledger } from './business.ts'

/** Where a merchant keeps what it must not forget: which calls were made, and which payments were taken. */
export interface Storage {
  readonly duplicates: DuplicateStore
  readonly ledger: Ledger
  close(): Promise<void>
}

/** Where the servers are, and under which name this merchant keeps its data on them. */
export interface StorageSettings {
  readonly redisUrl: string
  readonly databaseUrl: string
  readonly mysqlUrl: string
  /** Keeps merchants on one server apart: letters, digits and underscores. */
  readonly name: string
  /** For the ledger, where it does not lie beside the duplicate store. */
  readonly ledgerUrl: string | undefined
  /** For the memory store. */
  readonly maxEntries: number | undefined
}

/** Reads where the storage is. A variable that is empty counts as not set. */
export function readStorageSettings(env: NodeJS.ProcessEnv): StorageSettings {
  return {
    redisUrl: env.REDIS_URL || 'redis://127.0.0.1:6379',
    databaseUrl: env.DATABASE_URL || 'postgres://postgres@127.0.0.1:5432/postgres',
    mysqlUrl: env.MYSQL_URL || 'mysql://root@127.0.0.1:3306/snap_example',
    name: env.SNAP_STORE_NAME || 'snap_example',
    ledgerUrl: env.SNAP_LEDGER_URL || undefined,
    maxEntries: env.SNAP_MAX_ENTRIES ? Number(env.SNAP_MAX_ENTRIES) : undefined,
  }
}
