import { redisDuplicateStore } from '@snap-sdk/redis'
import { describeDuplicateStore } from '@snap-sdk/store-suite'
import { findRedis } from '@snap-sdk/test-servers'
import { Redis } from '@upstash/redis'
import fc from 'fast-check'
import { createClient, type RedisClientType } from 'redis'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claim, keysOf } from './support/claims.ts'
import { startUpstashStandIn, type UpstashStandIn } from './support/upstash-stand-in.ts'

const server = await findRedis()
const keyPrefix = `snap-upstash-${process.pid}`

describe.skipIf(server === undefined)('redisDuplicateStore over HTTP, as @upstash/redis speaks it', () => {
  const redis = createClient({ url: server?.url ?? '' }) as RedisClientType // of the default modules
  let http: UpstashStandIn
  const open = (options: object = {}) => {
    const { url, token } = http
    const client = new Redis({ url, token, enableTelemetry: false, ...options })
    return redisDuplicateStore({ client, keyPrefix })
  }

  beforeAll(async () => {
    await redis.on('error', () => {}).connect()
    http = await startUpstashStandIn(redis)
  })
  afterAll(async () => {
    const keys = await redis.keys(`{${keyPrefix}}:*`)
    if (keys.length > 0) await redis.del(keys)
    await http.stop()
    await redis.close()
    await server?.stop()
  })

  describeDuplicateStore('Redis, over HTTP', () => open(), { describe, test, beforeEach, expect })

  test('carries any bytes, those too whose base64 reads as JSON', async () => {
    const stores = [open(), open({ responseEncoding: false }), open({ enableAutoPipelining: false })]
    let count = 0
    const word = fc.constantFrom('true', 'null', '1234', '12e4', '0000', '1e99', 'OKOK')
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      word.map((text) => new Uint8Array(Buffer.from(text, 'base64'))),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...stores), bytes, async (store, body) => {
        const keys = keysOf(`bytes-${count++}`)
        await store.claim(keys, claim)
        expect(await store.finish(keys, 'h', { status: 200, body })).toBe(true)
        expect(await store.claim(keys, claim)).toEqual({ state: 'finished', answer: { status: 200, body } })
      }),
      { numRuns: 60 },
    )
  })

  test('a claim whose answer got lost is sent again by the client, and is granted', async () => {
    const store = open()
    await store.isRunning(keysOf('warm'))
    http.loseNextAnswer()
    expect(await store.claim(keysOf('lost'), claim)).toEqual({ state: 'claimed' })
    expect(await store.claim(keysOf('lost'), { ...claim, holder: 'i' })).toEqual({ state: 'running' })
  })

  test('finds its scripts again, and repeats no answer in an error', async () => {
    await redis.scriptFlush()
    expect(await open().claim(keysOf('flushed'), claim)).toEqual({ state: 'claimed' })
    const wrong = open({ token: 'wrong' })
    const body = new Uint8Array(Buffer.from('the answer'))
    const refused = wrong.finish(keysOf('flushed'), 'h', { status: 200, body })
    await expect(refused).rejects.toMatchObject({ code: 'WRONGPASS' })
    await redis.set(`{${keyPrefix}}:text`, 'not a hash')
    for (const enableAutoPipelining of [true, false]) {
      const finishing = open({ enableAutoPipelining }).finish(keysOf('text'), 'h', { status: 200, body })
      const failed: unknown = await Promise.resolve(finishing).catch((error) => error)
      expect(failed).toMatchObject({ message: expect.stringMatching(/^WRONGTYPE/) })
      expect(String(failed)).not.toContain(Buffer.from(body).toString('base64'))
    }
  })
})
