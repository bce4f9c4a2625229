import type { DuplicateStore } from '@snap-sdk/core'
import { redisDuplicateStore } from '@snap-sdk/redis'
import { createClient, createClientPool, createCluster } from 'redis'

export const stores: readonly DuplicateStore[] = [
  redisDuplicateStore({ client: createClient() }),
  redisDuplicateStore({ client: createClientPool(), keyPrefix: 'shop' }),
  redisDuplicateStore({ client: createCluster({ rootNodes: [] }) }),
]
