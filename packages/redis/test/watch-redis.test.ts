import type { WarnOfStore } from '@snap-sdk/core'
import { type RedisClient, type RedisCommands, redisDuplicateStore } from '@snap-sdk/redis'
import { startRedis, type TestServer } from '@snap-sdk/test-servers'
import { Redis } from 'ioredis'
import { createClient } from 'redis'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { claim, keysOf } from './support/claims.ts'
import { until } from './support/merchant.ts'

const master = await startRedis()

/** Only intervals and the time they go by: the clients' own timers stay real. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A store under watch, and what it has said since it was last asked. */
function watch(client: RedisClient) {
  const said: [code: string, message: string][] = []
  const warn: WarnOfStore = (code, message) => said.push([code, message])
  const stop = redisDuplicateStore({ client }).watch?.(warn)
  const take = () => said.splice(0).map(([code]) => code)
  return {
    said,
    take,
    stop: () => stop?.(),
    minute: () => vi.advanceTimersByTime(60_000),
    /** What is said by the time at which the server has answered for sure. */
    async heard() {
      await new Promise((resolve) => setTimeout(resolve, 60))
      return take()
    },
  }
}

describe.skipIf(master === undefined)('a Redis under watch', () => {
  const url = master?.url ?? ''
  const admin = createClient({ url }).on('error', () => {})
  const ioredis = new Redis(url, { lazyConnect: true }).on('error', () => {})

  beforeAll(async () => {
    await admin.connect()
    await ioredis.connect()
  })
  afterEach(() => admin.configSet('maxmemory-policy', 'noeviction'))
  afterAll(async () => {
    await admin.close()
    ioredis.disconnect()
    await master?.stop()
  })

  test.each<[string, RedisClient]>([
    ['redis', admin as RedisClient],
    ['ioredis', ioredis],
  ])('that evicts is told at the start and each minute, to the end (%s)', async (_, client) => {
    await admin.configSet('maxmemory-policy', 'volatile-ttl')
    const watched = watch(client)
    await until(() => watched.said.length === 1)
    expect(watched.said).toEqual([
      ['DUPLICATES_MAY_BE_EVICTED', expect.stringContaining('maxmemory-policy volatile-ttl')],
    ])
    watched.take()
    watched.minute()
    expect(await watched.heard()).toEqual(['DUPLICATES_MAY_BE_EVICTED'])
    await admin.configSet('maxmemory-policy', 'noeviction')
    watched.minute()
    expect(await watched.heard()).toEqual([])
    await admin.configSet('maxmemory-policy', 'allkeys-lru')
    watched.stop()
    watched.minute()
    expect(await watched.heard()).toEqual([])
  })

  test('that evicts gets no claim where that is asked for, and running claims go on to their end', async () => {
    const store = redisDuplicateStore({ client: admin, whenEvicting: 'refuse' })
    expect(await store.claim(keysOf('held'), claim)).toEqual({ state: 'claimed' })
    await admin.configSet('maxmemory-policy', 'allkeys-lfu')
    vi.advanceTimersByTime(60_000)
    const refused = { code: 'EVICTING', message: expect.stringContaining('allkeys-lfu') }
    await expect(store.claim(keysOf('new'), claim)).rejects.toMatchObject(refused)
    expect(await store.renew(keysOf('held'), 'h', 15_000)).toBe(true)
    expect(await store.finish(keysOf('held'), 'h', { status: 200, body: Uint8Array.of(1) })).toBe(true)
    await admin.configSet('maxmemory-policy', 'noeviction')
    vi.advanceTimersByTime(60_000)
    expect((await store.claim(keysOf('held'), claim)).state).toBe('finished')
    await admin.del('{snap}:held')
  })

  test.each([
    ['CONFIG', ['-config'], ['DUPLICATES_MAY_BE_EVICTED', 'DUPLICATES_MAY_BE_EVICTED'], 'EVICTING'],
    ['INFO', ['-info'], ['DUPLICATES_MAY_BE_EVICTED', 'DUPLICATES_MAY_BE_EVICTED'], 'EVICTING'],
    ['both', ['-config', '-info'], ['DUPLICATES_EVICTION_UNKNOWN'], 'EVICTION_UNKNOWN'],
  ])('whose user may not run %s', async (name, forbidden, told, refusal) => {
    await admin.configSet('maxmemory-policy', 'allkeys-random')
    await admin.aclSetUser(`no-${name}`, ['on', '>pw', '~*', '&*', '+@all', ...forbidden])
    const client = createClient({ url, username: `no-${name}`, password: 'pw' }).on('error', () => {})
    await client.connect()
    const watched = watch(client)
    const first = await watched.heard()
    watched.minute()
    expect([...first, ...(await watched.heard())]).toEqual(told)
    const store = redisDuplicateStore({ client, whenEvicting: 'refuse' })
    await expect(store.claim(keysOf('new'), claim)).rejects.toMatchObject({ code: refusal })
    watched.stop()
    await client.close()
  })

  test('that is away is not told of: its steps say so', async () => {
    const away = createClient({ url: 'redis://127.0.0.1:1', disableOfflineQueue: true }).on('error', () => {})
    const watched = watch(away)
    expect(await watched.heard()).toEqual([])
    watched.stop()
  })

  test('that may not be asked, as over HTTP, is said once', async () => {
    const watched = watch({ eval: async () => undefined, evalSha: async () => undefined })
    watched.minute()
    expect(await watched.heard()).toEqual(['DUPLICATES_EVICTION_UNKNOWN'])
    watched.stop()
  })
})

describe.skipIf(master === undefined)('a failover', () => {
  const servers: TestServer[] = []
  const start = async (...options: Parameters<typeof startRedis>) => {
    const server = await startRedis(...options)
    if (server === undefined) throw new Error('there was a redis-server a moment ago')
    servers.push(server)
    const client = await createClient({ url: server.url })
      .on('error', () => {})
      .connect()
    return { server, client }
  }
  const portOf = ({ url }: TestServer) => new URL(url).port
  afterAll(async () => {
    for (const server of servers) await server.stop()
  })

  test('is told: a replica in the master’s place, what it lacks, and a server that was restarted', async () => {
    const { server, client: first } = await start(undefined, ['--repl-diskless-sync-delay', '0'])
    const { client: second } = await start(undefined, ['--replicaof', '127.0.0.1', portOf(server)])
    await until(async () => (await second.info('replication')).includes('master_link_status:up'))
    // As a managed Redis leads its clients: one address, and behind it the server of the moment.
    let behind = first
    const client: RedisCommands = {
      eval: (script, options) => behind.eval(script, options),
      evalSha: (sha1, options) => behind.evalSha(sha1, options),
      info: () => behind.info(),
      configGet: (name) => behind.configGet(name),
    }
    const store = redisDuplicateStore({ client })
    const watched = watch(client)
    expect(await watched.heard()).toEqual([])

    behind = second
    await expect(store.claim(keysOf('new'), claim)).rejects.toMatchObject({
      code: 'READONLY',
      message: expect.stringContaining('the client must find the new master'),
    })
    watched.minute()
    expect(await watched.heard()).toEqual(['DUPLICATE_STORE_READ_ONLY'])

    behind = first
    await second.sendCommand(['REPLICAOF', 'NO', 'ONE'])
    expect(await store.claim(keysOf('lost'), claim)).toEqual({ state: 'claimed' })
    watched.minute()
    expect(await watched.heard()).toEqual([])
    behind = second
    watched.minute()
    await until(() => watched.said.length === 1)
    expect(watched.said[0]).toEqual([
      'DUPLICATES_MAY_BE_LOST',
      expect.stringMatching(/took over from the master and lacks at least \d+ bytes/),
    ])
    watched.take()
    watched.minute()
    expect(await watched.heard()).toEqual([])

    behind = first
    await server.stop()
    const again = await start(Number(portOf(server)))
    behind = again.client
    watched.minute()
    await until(() => watched.said.length === 1)
    expect(watched.said[0]?.[1]).toContain('it was restarted, or is another server')
    watched.stop()
    for (const one of [first, second, again.client]) one.destroy()
  })

  test('without a master, a replica that serves nothing stale says so', async () => {
    const { client } = await start(undefined, ['--replicaof', '127.0.0.1', '1', '--replica-serve-stale-data', 'no'])
    const refused = redisDuplicateStore({ client }).claim(keysOf('new'), claim)
    await expect(refused).rejects.toMatchObject({ code: expect.stringMatching(/^(?:MASTERDOWN|READONLY)$/) })
    client.destroy()
  })

  test('in a cluster without its slots, a step says so', async () => {
    const { server } = await start(undefined, ['--cluster-enabled', 'yes', '--cluster-port', '0'])
    const client = new Redis(server.url)
    await until(() => client.status === 'ready')
    const refused = redisDuplicateStore({ client }).claim(keysOf('new'), claim)
    await expect(refused).rejects.toMatchObject({ code: 'CLUSTERDOWN' })
    client.disconnect()
  })
})
