import { type RedisClient, redisDuplicateStore } from '@snap-sdk/redis'
import { Redis as UpstashRedis } from '@upstash/redis'
import { Cluster, Redis } from 'ioredis'
import { Redis as Redis5 } from 'ioredis5'
import { createClient, createClientPool, createCluster, createSentinel } from 'redis'
import { createClient as createClient5, createCluster as createCluster5, createClientPool as createPool5 } from 'redis5'
import { describe, expect, test } from 'vitest'

const rootNodes = [{ url: 'redis://127.0.0.1:1' }]
const ioredis = new Redis({ lazyConnect: true })
const upstash = new UpstashRedis({ url: 'http://127.0.0.1:1', token: 'token' })
const SECRET_URL = 'redis://user:secret@127.0.0.1'

describe('a client', () => {
  test.each<[string, RedisClient]>([
    ['redis', createClient()],
    ['redis: a pool', createClientPool()],
    ['redis: a cluster', createCluster({ rootNodes })],
    ['redis: a sentinel', createSentinel({ name: 'm', sentinelRootNodes: [{ host: '127.0.0.1', port: 1 }] })],
    ['redis 5', createClient5()],
    ['redis 5: a pool', createPool5()],
    ['redis 5: a cluster', createCluster5({ rootNodes })],
    ['ioredis', ioredis],
    ['ioredis: a cluster', new Cluster([{ host: '127.0.0.1', port: 1 }], { lazyConnect: true })],
    ['ioredis 5', new Redis5({ lazyConnect: true })],
    ['@upstash/redis', upstash],
  ])('of %s is taken', (_, client) => {
    expect(() => redisDuplicateStore({ client })).not.toThrow()
  })
})

describe('what is not a client is refused by name:', () => {
  const call = () => {}
  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'client is missing'],
    ['a URL as text', SECRET_URL, 'client is a URL'],
    ['a URL', new URL(SECRET_URL), 'client is a URL'],
    ['options', { url: SECRET_URL }, 'client is a plain object, as options are'],
    ['a client that nobody awaited', Promise.resolve(ioredis), 'client is a promise: await it'],
    ['a function', createClient, 'client is a function or a class'],
    ['a class', Redis, 'client is a function or a class'],
    ['a pipeline of ioredis', ioredis.pipeline(), 'client is a pipeline'],
    ['a pipeline of @upstash/redis', upstash.pipeline(), 'client is a pipeline'],
    ['postgres.js', Object.assign(call, { unsafe: call }), 'client is a client of postgres.js'],
    ['a pool of pg or mysql2', { query: call, connect: call }, 'client is a client of an SQL database'],
    [
      'redis 3',
      { evalsha: call, eval: call, internal_send_command: call },
      'client is a client of a redis package older',
    ],
    ['Valkey GLIDE', { invokeScript: call }, 'client is a client of Valkey GLIDE'],
    ['Bun', { send: call, duplicate: call }, "client is Bun's own client"],
    ['a date', new Date(), 'client is not a client of Redis'],
    ['a number', 6379, 'client is not a client of Redis'],
  ])('%s', (_, given, message) => {
    const take = () => redisDuplicateStore({ client: given as RedisClient })
    expect(take).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', message: expect.stringContaining(message) }))
    expect(take).not.toThrow('secret')
  })
})
