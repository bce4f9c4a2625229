import { SnapConfigurationError } from '@snap-sdk/core'
import { type IoredisCommands, linkIoredis } from './ioredis.ts'
import { linkNodeRedis, type RedisCommands } from './node-redis.ts'
import type { RedisLink } from './redis-link.ts'
import { linkUpstash, type UpstashCommands } from './upstash.ts'

/** A connected client of one of the packages that this store knows. */
export type RedisClient = RedisCommands | IoredisCommands | UpstashCommands

/**
 * Tells by its shape which package a client is of.
 *
 * @throws SnapConfigurationError `OPTION_INVALID` that names what was given instead.
 */
export function findLink(client: RedisClient): RedisLink {
  if (isIoredis(client)) return linkIoredis(client)
  if (isNodeRedis(client)) return linkNodeRedis(client)
  if (isUpstash(client)) return linkUpstash(client)
  throw new SnapConfigurationError(
    'OPTION_INVALID',
    `redisDuplicateStore: client is ${describeStranger(client)}. Pass a client of the package redis (createClient(), createClientPool(), createCluster()), ioredis (new Redis(), new Cluster()) or @upstash/redis (new Redis()).`,
  )
}

function has(value: unknown, ...methods: readonly string[]): boolean {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false
  return methods.every((method) => typeof Reflect.get(value, method) === 'function')
}

function isIoredis(client: RedisClient): client is IoredisCommands {
  return has(client, 'evalsha', 'eval', 'info', 'config') && 'status' in client && typeof client.status === 'string'
}

function isNodeRedis(client: RedisClient): client is RedisCommands {
  return has(client, 'evalSha', 'eval')
}

/** Its pipeline has the same commands, but makes none. */
function isUpstash(client: RedisClient): client is UpstashCommands {
  return has(client, 'evalsha', 'eval', 'evalshaRo', 'pipeline')
}

/** What people pass instead, the first that fits. Nothing of it is repeated: a URL holds a password. */
const STRANGERS: readonly (readonly [is: (given: unknown) => boolean, what: string])[] = [
  [(given) => given === undefined || given === null, 'missing'],
  [(given) => typeof given === 'string' || given instanceof URL, 'a URL, and this store opens no connection'],
  [(given) => has(given, 'then'), 'a promise: await it'],
  [(given) => has(given, 'unsafe'), 'a client of postgres.js, which is for PostgreSQL'],
  [(given) => has(given, 'query'), 'a client of an SQL database: see postgresDuplicateStore'],
  [(given) => has(given, 'invokeScript'), 'a client of Valkey GLIDE'],
  [(given) => has(given, 'internal_send_command'), 'a client of a redis package older than 5'],
  [(given) => has(given, 'evalsha', 'exec'), 'a pipeline: its steps would wait for exec()'],
  [(given) => has(given, 'send', 'duplicate'), "Bun's own client"],
  [(given) => typeof given === 'function', 'a function or a class, not what it makes'],
  [
    (given) => typeof given === 'object' && Object.getPrototypeOf(given) === Object.prototype,
    'a plain object, as options are',
  ],
]

function describeStranger(given: unknown): string {
  return STRANGERS.find(([is]) => is(given))?.[1] ?? 'not a client of Redis'
}
