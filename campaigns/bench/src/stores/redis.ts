import { redisDuplicateStore } from '@snap-sdk/redis'
import { createClient } from 'redis'
import type { OpenStore } from './open-store.ts'

export const openRedis: OpenStore = async (url, name) => {
  const client = await createClient({ url }).on('error', console.error).connect()
  return {
    duplicates: redisDuplicateStore({ client, keyPrefix: name }),
    async close() {
      for await (const keys of client.scanIterator({ MATCH: `*${name}*`, COUNT: 1000 })) {
        if (keys.length > 0) await client.unlink(keys)
      }
      await client.close()
    },
  }
}
