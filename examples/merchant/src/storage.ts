import { type DuplicateStore, memoryDuplicateStore } from '@snap-sdk/core'
import { type Ledger, memoryLedger } from './business.ts'
import { openPostgresStorage } from './postgres-storage.ts'
import { openRedisStorage } from './redis-storage.ts'

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
  /** Keeps merchants on one server apart: letters, digits and underscores. */
  readonly name: string
  /** For the ledger, where it does not lie beside the duplicate store. */
  readonly ledgerUrl: string | undefined
  /** For the memory store. */
  readonly maxEntries: number | undefined
}

const STORAGES = {
  memory: async ({ maxEntries }: StorageSettings): Promise<Storage> => ({
    duplicates: memoryDuplicateStore({ maxEntries }),
    ledger: memoryLedger(),
    close: async () => {},
  }),
  redis: openRedisStorage,
  postgres: openPostgresStorage,
} satisfies Record<string, (settings: StorageSettings) => Promise<Storage>>

export type StorageName = keyof typeof STORAGES

export const STORAGE_NAMES: readonly string[] = Object.keys(STORAGES)

export function isStorageName(text: string): text is StorageName {
  return Object.hasOwn(STORAGES, text)
}

/** Connects to what a storage needs. */
export function openStorage(name: StorageName, settings: StorageSettings): Promise<Storage> {
  return STORAGES[name](settings)
}

/** Reads where the storage is. A variable that is empty counts as not set. */
export function readStorageSettings(env: NodeJS.ProcessEnv): StorageSettings {
  return {
    redisUrl: env.REDIS_URL || 'redis://127.0.0.1:6379',
    databaseUrl: env.DATABASE_URL || 'postgres://postgres@127.0.0.1:5432/postgres',
    name: env.SNAP_STORE_NAME || 'snap_example',
    ledgerUrl: env.SNAP_LEDGER_URL || undefined,
    maxEntries: env.SNAP_MAX_ENTRIES ? Number(env.SNAP_MAX_ENTRIES) : undefined,
  }
}
