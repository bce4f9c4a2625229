import { createSnap, type Snap } from '@snap-sdk/core'
import { redisDuplicateStore } from '@snap-sdk/redis'
import { Redis } from '@upstash/redis/cloudflare'
import { countPaid, createShop } from './shop.ts'

/** The bindings of wrangler.toml, and the secrets of `wrangler secret put`. */
interface Env {
  readonly NICEPAY_PUBLIC_KEY: string
  readonly NICEPAY_ADDRESSES?: string
  readonly SNAP_TOKEN_SECRET: string
  readonly UPSTASH_REDIS_REST_URL: string
  readonly UPSTASH_REDIS_REST_TOKEN: string
}

const snaps = new WeakMap<Env, Snap>()

/** Bindings come with a request, so the snap is made with the first one, and kept for those that follow. */
function getSnap(env: Env): Snap {
  const made = snaps.get(env)
  if (made !== undefined) return made
  const client = new Redis({ url: env.UPSTASH_REDIS_REST_URL, token: env.UPSTASH_REDIS_REST_TOKEN })
  const snap = createSnap({
    gateways: [createShop(env.NICEPAY_PUBLIC_KEY, env.NICEPAY_ADDRESSES?.split(','))],
    tokens: { secrets: [env.SNAP_TOKEN_SECRET] },
    duplicates: redisDuplicateStore({ client }), // isolates start and end at any time, in many places
  })
  snaps.set(env, snap)
  return snap
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const snap = getSnap(env)
    const remoteAddress = request.headers.get('CF-Connecting-IP') ?? undefined // Cloudflare puts it there
    if (snap.matches(new URL(request.url).pathname)) return snap.fetch(request, { remoteAddress })
    return new Response(`${countPaid()} paid`) // your own paths
  },
}
