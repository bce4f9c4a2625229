import { type RedisClient, redisDuplicateStore } from '@snap-sdk/redis'
import { describeDuplicateStore } from '@snap-sdk/store-suite'
import { freePort, startRedis } from '@snap-sdk/test-servers'
import { Cluster } from 'ioredis'
import { createClient, createCluster } from 'redis'
import { createCluster as createCluster5 } from 'redis5'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { claim, keysOf } from './support/claims.ts'
import { until } from './support/merchant.ts'

const options = ['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1', '--cluster-port']
const node = await startRedis(undefined, [...options, String(await freePort())])

describe.skipIf(node === undefined)('redisDuplicateStore on a cluster', () => {
  const url = node?.url ?? ''
  const { hostname: host, port } = new URL(node?.url ?? 'redis://127.0.0.1:1')
  const admin = createClient({ url }).on('error', () => {})
  const rootNodes = [{ url }]
  const cluster = createCluster({ rootNodes }).on('error', () => {})
  const cluster5 = createCluster5({ rootNodes }).on('error', () => {})
  const ioredis = new Cluster([{ host, port: Number(port) }], { lazyConnect: true }).on('error', () => {})

  beforeAll(async () => {
    await admin.connect()
    await admin.sendCommand(['CLUSTER', 'ADDSLOTSRANGE', '0', '16383'])
    await until(async () => String(await admin.sendCommand(['CLUSTER', 'INFO'])).includes('cluster_state:ok'))
    await Promise.all([cluster.connect(), cluster5.connect(), ioredis.connect()])
  })
  afterAll(async () => {
    cluster.destroy()
    cluster5.destroy()
    ioredis.disconnect()
    admin.destroy()
    await node?.stop()
  })

  describeDuplicateStore('A cluster, by ioredis', () => redisDuplicateStore({ client: ioredis }), {
    describe,
    test,
    beforeEach,
    expect,
  })

  const CLIENTS: readonly (readonly [string, RedisClient])[] = [
    ['redis', cluster],
    ['redis 5', cluster5],
    ['ioredis', ioredis],
  ]

  test.each(CLIENTS)('all keys of a step lie in one slot (%s)', async (name, client) => {
    const store = redisDuplicateStore({ client })
    const keys = keysOf(`${name} one`, `${name} two`, `${name} three`)
    expect(await store.claim(keys, claim)).toEqual({ state: 'claimed' })
    expect(await store.finish(keys, 'h', { status: 200, body: Uint8Array.of(1) })).toBe(true)
    expect((await store.claim(keysOf(`${name} two`), { ...claim, holder: 'i' })).state).toBe('finished')
  })

  test.each(CLIENTS)('each master is asked what it evicts (%s)', async (_, client) => {
    await admin.configSet('maxmemory-policy', 'volatile-lru')
    const warn = vi.fn()
    const stop = redisDuplicateStore({ client }).watch?.(warn)
    await until(() => warn.mock.calls.length > 0)
    expect(warn.mock.calls).toEqual([['DUPLICATES_MAY_BE_EVICTED', expect.stringContaining('volatile-lru')]])
    stop?.()
    await admin.configSet('maxmemory-policy', 'noeviction')
  })
})
