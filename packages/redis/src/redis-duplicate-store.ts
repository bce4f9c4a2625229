import {
  type ClaimKey,
  type ClaimResult,
  checkOptionNames,
  type DuplicateStore,
  SnapConfigurationError,
} from '@snap-sdk/core'
import { findLink, type RedisClient } from './find-link.ts'
import { explainError, RedisDuplicateStoreError } from './redis-duplicate-store-error.ts'
import { HASHES, SCRIPTS, type ScriptName } from './scripts.ts'
import { createRedisWatch } from './watch-redis.ts'

/** What the store takes. */
export interface RedisDuplicateStoreOptions {
  /** Connected by you, with your `error` listener: a client of `redis`, `ioredis` or `@upstash/redis`. */
  readonly client: RedisClient
  /**
   * Stands before every key. Default `snap`. Two applications on one Redis need two. All keys of a store lie in one cluster slot, `{prefix}`:
   * a call's keys must change together.
   */
  readonly keyPrefix?: string | undefined
  /**
   * What a Redis does to claims that evicts keys, which is any `maxmemory-policy` but `noeviction`. `warn` (the default): a warning at the
   * start and each minute. `refuse`: claims reject as well, and wherever the policy is not to be learned.
   */
  readonly whenEvicting?: 'warn' | 'refuse' | undefined
}

/**
 * A duplicate store on Redis, for any number of processes. Each step is one atomic script; leases follow the server's clock.
 *
 * It fails closed: while a client is not connected every step rejects at once, so that its offline queue hides no outage; create a pool or
 * a cluster of `redis` with `disableOfflineQueue: true`, for they do not tell. It has no time-out of its own: `storeTimeoutMilliseconds` is.
 * Redis must not evict these keys (`maxmemory-policy noeviction`), and what it loses in a crash it has forgotten: it warns of both, where it
 * can see them. See docs/duplicates.md.
 *
 * A step that Redis refuses rejects with a {@link RedisDuplicateStoreError}.
 *
 * @throws SnapConfigurationError `OPTION_INVALID` for what is not a client, or not a prefix.
 * @example
 * import { createClient } from 'redis'
 *
 * const client = await createClient({ url: process.env.REDIS_URL }).on('error', console.error).connect()
 * const duplicates = redisDuplicateStore({ client })
 */
export function redisDuplicateStore(options: RedisDuplicateStoreOptions): DuplicateStore {
  checkOptionNames('redisDuplicateStore', options, { client: true, keyPrefix: true, whenEvicting: true })
  const { client, keyPrefix = 'snap', whenEvicting = 'warn' } = options
  const link = findLink(client)
  if (!/^[^{}\s]+$/.test(keyPrefix)) refuse('keyPrefix must be a text without white space and braces.')
  if (whenEvicting !== 'warn' && whenEvicting !== 'refuse') refuse("whenEvicting must be 'warn' or 'refuse'.")
  if (whenEvicting === 'refuse' && link.findMasters === undefined)
    refuse("whenEvicting: 'refuse' asks the server what it evicts, and this client cannot ask.")
  const { watch, throwIfEvicting } = createRedisWatch(link.findMasters)

  async function run(
    name: ScriptName,
    keys: readonly ClaimKey[],
    values: readonly (string | number)[] = [],
  ): Promise<unknown> {
    const outage = link.describeOutage()
    if (outage !== undefined) throw new RedisDuplicateStoreError('NOT_CONNECTED', outage)
    const step = [keys.map(({ key }) => `{${keyPrefix}}:${key}`), values.map(String)] as const
    try {
      return await link.runScriptByHash(HASHES[name], ...step).catch((error: unknown) => {
        if (error instanceof Error && error.message.startsWith('NOSCRIPT'))
          return link.runScript(SCRIPTS[name], ...step)
        throw error
      })
    } catch (error) {
      throw explainError(error)
    }
  }

  return {
    async claim(keys, { holder, fingerprint, leaseMilliseconds, now = new Date(), keepsAnswer = true }) {
      if (whenEvicting === 'refuse') await throwIfEvicting()
      const keeping = keys.map(({ keepUntil }) => keepUntil.getTime() - now.getTime())
      const longest = Math.max(leaseMilliseconds, ...keeping)
      const values = [holder, fingerprint, leaseMilliseconds, longest, keepsAnswer ? 1 : 0, ...keeping]
      return toClaimResult(await run('claim', keys, values))
    },
    renew: async (keys, holder, leaseMilliseconds) => (await run('renew', keys, [holder, leaseMilliseconds])) === 1,
    finish: async (keys, holder, { status, body }) =>
      (await run('finish', keys, [holder, status, Buffer.from(body).toString('base64')])) === 1,
    release: async (keys, holder) => (await run('release', keys, [holder])) === 1,
    isRunning: async (keys) => (await run('isRunning', keys)) === 1,
    watch,
  }
}

function refuse(message: string): never {
  throw new SnapConfigurationError('OPTION_INVALID', `redisDuplicateStore: ${message}`)
}

function toClaimResult(reply: unknown): ClaimResult {
  const [state, status, body] = Array.isArray(reply) ? reply.map(String) : []
  if (state === 'claimed') return status === 'takenOver' ? { state, takenOver: true } : { state }
  if (state === 'running' || state === 'conflict') return { state }
  if (state === 'finished' && status !== undefined && body !== undefined) {
    return { state, answer: { status: Number(status), body: new Uint8Array(Buffer.from(body, 'base64')) } }
  }
  throw new Error(
    `Redis gave back what is not an answer of this store: ${Array.isArray(reply) ? `a list of ${reply.length}` : typeof reply}. Does another program write below its keyPrefix, or a proxy change answers?`,
  )
}
