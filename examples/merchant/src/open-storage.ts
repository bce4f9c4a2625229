import { memoryDuplicateStore } from '@snap-sdk/core'
import { memoryLedger } from './business.ts'
import { openMysqlStorage } from './mysql-storage.ts'
import { openPostgresStorage } from './postgres-storage.ts'
import { openRedisStorage } from './redis-storage.ts'
import type { Storage, StorageSettings } from './storage.ts'

const STORAGES = {
  memory: async ({ maxEntries }: StorageSettings): Promise<Storage> => ({
    duplicates: memoryDuplicateStore({ maxEntries }),
    ledger: memoryLedger(),
    close: async () => {},
  }),
  redis: openRedisStorage,
  postgres: openPostgresStorage,
  mysql: openMysqlStorage,
} satisfies Record<string, (settings: StorageSettings) => Promise<Storage>>

/** What `--duplicates` names. */
export type StorageName = keyof typeof STORAGES

/** For help and messages. */
export const STORAGE_NAMES: readonly string[] = Object.keys(STORAGES)

/** Whether a text names a storage. */
export function isStorageName(text: string): text is StorageName {
  return Object.hasOwn(STORAGES, text)
}

/** Connects to what a storage needs. */
export function openStorage(name: StorageName, settings: StorageSettings): Promise<Storage> {
  return STORAGES[name](settings)
}
