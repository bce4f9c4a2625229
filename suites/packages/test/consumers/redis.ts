import type { DuplicateStore } from '@snap-sdk/core'
import { RedisDuplicateStoreError, redisDuplicateStore } from '@snap-sdk/redis'
import { createClient, createClientPool, createCluster } from 'redis'

export const stores: readonly DuplicateStore[] = [
  redisDuplicateStore({ client: createClient() }),
  redisDuplicateStore({ client: createClientPool(), keyPrefix: 'shop' }),
  redisDuplicateStore({ client: createCluster({ rootNodes: [] }) }),
]

export function isAway(error: unknown): boolean {
  return error instanceof RedisDuplicateStoreError && error.code === 'NOT_CONNECTED'
}
