import { type RedisCommands, redisDuplicateStore } from '@snap-sdk/redis'
import { describeDuplicateStore } from '@snap-sdk/store-suite'
import { findRedis, startRedis } from '@snap-sdk/test-servers'
import { createClient, createClientPool } from 'redis'
import { createClient as createClient5 } from 'redis5'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claim, keysOf, runClaim } from './support/claims.ts'

const runner = { describe, test, beforeEach, expect }
const server = await findRedis()
const keyPrefix = `snap-test-${process.pid}`

describe.skipIf(server === undefined)('redisDuplicateStore by the package redis', () => {
  const url = server?.url ?? ''
  const client = createClient({ url }).on('error', () => {})
  const client5 = createClient5({ url }).on('error', () => {})
  const pool = createClientPool({ url }).on('error', () => {})

  beforeAll(async () => {
    await Promise.all([client.connect(), client5.connect(), pool.connect()])
  })

  afterAll(async () => {
    const keys = await client.keys(`{${keyPrefix}}:*`)
    if (keys.length > 0) await client.del(keys)
    await Promise.all([client.close(), client5.close(), pool.close()])
    await server?.stop()
  })

  describeDuplicateStore('Redis', () => redisDuplicateStore({ client, keyPrefix }), runner)

  test.each([
    ['redis 5', client5],
    ['a pool', pool],
  ])('runs a claim from its start to its end by %s, too', (_, other) =>
    runClaim(redisDuplicateStore({ client: other, keyPrefix })),
  )

  test('lets each key expire at its own keepUntil once it is finished, and none before the last of them until then', async () => {
    const store = redisDuplicateStore({ client, keyPrefix })
    const now = new Date()
    const keys = [20_000, 60_000].map((keep) => ({ key: `expiry-${keep}`, keepUntil: new Date(now.getTime() + keep) }))
    const left = async () => Promise.all(keys.map(({ key }) => client.pTTL(`{${keyPrefix}}:${key}`)))
    await store.claim(keys, { ...claim, now, leaseMilliseconds: 1_000 })
    for (const milliseconds of await left()) {
      expect(milliseconds).toBeGreaterThan(50_000)
      expect(milliseconds).toBeLessThanOrEqual(60_000)
    }
    expect(await store.renew(keys, 'h', 90_000)).toBe(true)
    for (const milliseconds of await left()) expect(milliseconds).toBeGreaterThan(80_000)
    expect(await store.finish(keys, 'h', { status: 200, body: Uint8Array.of(1) })).toBe(true)
    const [short = 0, long = 0] = await left()
    expect(short).toBeGreaterThan(10_000)
    expect(short).toBeLessThanOrEqual(20_000)
    expect(long).toBeGreaterThan(50_000)
    expect(long).toBeLessThanOrEqual(60_000)
  })

  test('keeps no bytes of an answer that nobody will ask for', async () => {
    const store = redisDuplicateStore({ client, keyPrefix })
    await store.claim(keysOf('bytes'), { ...claim, keepsAnswer: false })
    await store.finish(keysOf('bytes'), 'h', { status: 200, body: Uint8Array.of(1, 2, 3) })
    expect(await client.hGet(`{${keyPrefix}}:bytes`, 'body')).toBe('')
  })

  test('finds its scripts again after the server has forgotten them', async () => {
    await client.scriptFlush()
    const store = redisDuplicateStore({ client, keyPrefix })
    expect(await store.claim(keysOf('flushed'), claim)).toEqual({ state: 'claimed' })
    await client.scriptFlush()
    expect(await store.release(keysOf('flushed'), 'h')).toBe(true)
  })

  test('rejects at once while the client is not connected, instead of queueing the step', async () => {
    const offline = createClient({ url }).on('error', () => {})
    const store = redisDuplicateStore({ client: offline, keyPrefix })
    await expect(store.claim(keysOf('offline'), claim)).rejects.toThrow('not connected')
    await offline.connect()
    expect(await store.claim(keysOf('offline'), claim)).toEqual({ state: 'claimed' })
    await offline.close()
    await expect(store.renew(keysOf('offline'), 'h', 1_000)).rejects.toThrow('not connected')
  })

  test('grants a claim again to who holds it: a client may send it twice', async () => {
    const store = redisDuplicateStore({ client, keyPrefix })
    const keys = keysOf('sent twice', 'sent twice too')
    expect(await store.claim(keys, claim)).toEqual({ state: 'claimed' })
    expect(await store.claim(keys, claim)).toEqual({ state: 'claimed' })
    expect(await store.claim(keys, { ...claim, holder: 'i' })).toEqual({ state: 'running' })
    await store.release(keys, 'h')
  })

  test('keeps prefixes apart', async () => {
    const [one, other] = [keyPrefix, `${keyPrefix}-other`].map((prefix) =>
      redisDuplicateStore({ client, keyPrefix: prefix }),
    )
    expect(await one?.claim(keysOf('apart'), claim)).toEqual({ state: 'claimed' })
    expect(await other?.claim(keysOf('apart'), { ...claim, fingerprint: 'another' })).toEqual({ state: 'claimed' })
    await other?.release(keysOf('apart'), 'h')
  })

  test('full, it refuses claims, and lets those who hold one go on to their end', async ({ skip }) => {
    const own = await startRedis()
    if (own === undefined) return skip('it needs a redis-server on this machine')
    const full = await createClient({ url: own.url }).connect()
    try {
      const store = redisDuplicateStore({ client: full })
      await store.claim(keysOf('held', 'held too'), claim)
      await store.claim(keysOf('given back'), claim)
      await full.configSet({ maxmemory: '1', 'maxmemory-policy': 'noeviction' })
      await expect(store.claim(keysOf('new'), claim)).rejects.toThrow('OOM')
      expect(await store.renew(keysOf('held', 'held too'), 'h', 15_000)).toBe(true)
      expect(await store.isRunning(keysOf('held too'))).toBe(true)
      expect(await store.finish(keysOf('held', 'held too'), 'h', { status: 200, body: Uint8Array.of(1) })).toBe(true)
      expect(await store.release(keysOf('given back'), 'h')).toBe(true)
      expect((await store.claim(keysOf('held too'), { ...claim, holder: 'i' })).state).toBe('finished')
    } finally {
      full.destroy()
      await own.stop()
    }
  })
})

describe('redisDuplicateStore, wired wrongly', () => {
  const commands: RedisCommands = { eval: async () => undefined, evalSha: async () => ['nonsense'] }

  test.each([
    ['an empty prefix', { keyPrefix: '' }],
    ['a prefix with a brace', { keyPrefix: 'a{b}' }],
    ['another word for whenEvicting', { whenEvicting: 'ignore' as 'warn' }],
    ['a client that cannot tell what is evicted, where that refuses', { whenEvicting: 'refuse' as const }],
  ])('refuses %s', (_, options) => {
    const error = expect.objectContaining({ code: 'OPTION_INVALID' })
    expect(() => redisDuplicateStore({ client: commands, ...options })).toThrow(error)
  })

  test('rejects what is not an answer of its own, and what the server refuses', async () => {
    await expect(redisDuplicateStore({ client: commands }).claim(keysOf('key'), claim)).rejects.toThrow(
      'not an answer of this store',
    )
    const readOnly = { ...commands, evalSha: () => Promise.reject(new Error('READONLY')) }
    await expect(redisDuplicateStore({ client: readOnly }).claim(keysOf('key'), claim)).rejects.toThrow('READONLY')
  })
})
