import { type IoredisCommands, redisDuplicateStore } from '@snap-sdk/redis'
import { describeDuplicateStore } from '@snap-sdk/store-suite'
import { findRedis, startRedis } from '@snap-sdk/test-servers'
import { Redis } from 'ioredis'
import { Redis as Redis5 } from 'ioredis5'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { claim, keysOf, runClaim } from './support/claims.ts'
import { openMerchant, until } from './support/merchant.ts'

const runner = { describe, test, beforeEach, expect }
const server = await findRedis()
const keyPrefix = `snap-ioredis-${process.pid}`

describe.skipIf(server === undefined)('redisDuplicateStore by the package ioredis', () => {
  const open = (options: object = {}) =>
    new Redis(server?.url ?? '', { lazyConnect: server === undefined, ...options }).on('error', () => {})
  const client = open()
  const client5 = new Redis5(server?.url ?? '', { lazyConnect: server === undefined }).on('error', () => {})

  beforeEach(() => until(() => client.status === 'ready' && client5.status === 'ready'))

  afterAll(async () => {
    const keys = await client.keys(`*{${keyPrefix}}:*`)
    if (keys.length > 0) await client.del(...keys)
    await Promise.all([client.quit(), client5.quit()])
    await server?.stop()
  })

  describeDuplicateStore('Redis, by ioredis', () => redisDuplicateStore({ client, keyPrefix }), runner)

  test('runs a claim from its start to its end by ioredis 5, too', () =>
    runClaim(redisDuplicateStore({ client: client5, keyPrefix })))

  test('finds its scripts again after the server has forgotten them', async () => {
    await client.script('FLUSH')
    const store = redisDuplicateStore({ client, keyPrefix })
    expect(await store.claim(keysOf('flushed'), claim)).toEqual({ state: 'claimed' })
    await client.script('FLUSH')
    expect(await store.release(keysOf('flushed'), 'h')).toBe(true)
  })

  test('rejects at once while the client is not connected, whatever its offline queue is set to', async () => {
    for (const enableOfflineQueue of [true, false]) {
      const offline = open({ lazyConnect: true, enableOfflineQueue, maxRetriesPerRequest: null })
      const store = redisDuplicateStore({ client: offline, keyPrefix })
      await expect(store.claim(keysOf('offline'), claim)).rejects.toMatchObject({
        code: 'NOT_CONNECTED',
        message: expect.stringContaining("its status is 'wait'; with lazyConnect, await connect()"),
      })
      await offline.connect()
      expect(await store.claim(keysOf('offline'), claim)).toEqual({ state: 'claimed' })
      expect(await store.release(keysOf('offline'), 'h')).toBe(true)
      offline.disconnect()
      await expect(store.renew(keysOf('offline'), 'h', 1_000)).rejects.toThrow()
      await until(() => offline.status !== 'ready')
      await expect(store.renew(keysOf('offline'), 'h', 1_000)).rejects.toMatchObject({ code: 'NOT_CONNECTED' })
    }
  })
})

describe('a Redis that falls silent, is stopped, and comes back', () => {
  const KINDS: readonly (readonly [string, (url: string) => IoredisCommands & { disconnect(): void }])[] = [
    ['as it is by default', (url) => new Redis(url).on('error', () => {})],
    ['that gives up nothing', (url) => new Redis5(url, { maxRetriesPerRequest: null }).on('error', () => {})],
    [
      'as the documents have it',
      (url) =>
        new Redis(url, {
          enableOfflineQueue: false,
          maxRetriesPerRequest: 1,
          autoResendUnfulfilledCommands: false,
          commandTimeout: 500, // for a test: theirs is longer
        }).on('error', () => {}),
    ],
  ]

  test.each(KINDS)('takes no claim late from an ioredis client %s', async (_, open) => {
    const first = await startRedis()
    if (first === undefined) return
    const client = open(first.url)
    const admin = new Redis(first.url).on('error', () => {})
    const merchant = openMerchant(redisDuplicateStore({ client }), 150)
    let second: Awaited<ReturnType<typeof startRedis>>
    try {
      await until(() => client.status === 'ready')
      expect(await merchant.pay('before')).toBe('2009900')

      await admin.client('PAUSE', 60_000, 'ALL')
      admin.disconnect()
      expect(await merchant.pay('silent')).toBe('5009901')
      await first.stop()
      await until(() => client.status !== 'ready')
      expect(await merchant.pay('away')).toBe('5009901')
      expect(merchant.events.at(-1)).toMatchObject({
        cause: { code: 'DUPLICATE_STORE_FAILED' },
        error: { code: 'NOT_CONNECTED' },
      })

      second = await startRedis(Number(new URL(first.url).port))
      await until(() => client.status === 'ready')
      const looker = new Redis(first.url)
      await until(async () => (await looker.keys('*')).length === 0) // what was sent again was given back
      looker.disconnect()
      expect(merchant.runs()).toBe(1)
      expect(await merchant.pay('silent')).toBe('2009900')
      expect(await merchant.pay('away')).toBe('2009900')
      expect(merchant.runs()).toBe(3)
    } finally {
      client.disconnect()
      admin.disconnect()
      await merchant.snap.close()
      await second?.stop()
      await first.stop()
    }
  })
})
