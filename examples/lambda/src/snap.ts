import { createSnap } from '@snap-sdk/core'
import { redisDuplicateStore } from '@snap-sdk/redis'
import { createClient } from 'redis'
import { createShop } from './shop.ts'

// Once an instance. Lambda starts as many as there are calls: what they have seen must lie outside of them.
const client = createClient({ url: process.env.REDIS_URL ?? 'redis://127.0.0.1:6379' })
await client.on('error', console.error).connect()

export const snap = createSnap({
  gateways: [createShop(process.env.NICEPAY_PUBLIC_KEY, process.env.NICEPAY_ADDRESSES?.split(','))],
  tokens: { secrets: [process.env.SNAP_TOKEN_SECRET] },
  duplicates: redisDuplicateStore({ client }),
})

/** For whoever ends an instance by hand: tests do. */
export async function closeSnap(): Promise<void> {
  await snap.close()
  await client.close()
}
