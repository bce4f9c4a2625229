import { createHash } from 'node:crypto'
import { type ClaimKey, type ClaimResult, type DuplicateStore, SnapConfigurationError } from '@snap-sdk/core'
import { SCRIPTS } from './scripts.ts'

/** What this store needs of a client of the `redis` package: `createClient()`, `createClientPool()` and `createCluster()` all fit. */
export interface RedisCommands {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>
  evalSha(sha1: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>
  /** Whether the connection stands. A cluster and a pool have none to tell of. */
  readonly isReady?: boolean
}

export interface RedisDuplicateStoreOptions {
  /** Connected by you, with your `error` listener. */
  readonly client: RedisCommands
  /**
   * Stands before every key. Default `snap`. Two applications on one Redis need two. All keys of a store lie in one cluster slot, `{prefix}`:
   * a call's keys must change together.
   */
  readonly keyPrefix?: string | undefined
}

/**
 * A duplicate store on Redis, for any number of processes. Each step is one atomic script; leases follow the server's clock.
 *
 * It fails closed: while a client is not connected every step rejects at once, so that its offline queue hides no outage; create a pool or
 * a cluster with `disableOfflineQueue: true`, for they do not tell. Redis
 * must not evict these keys (`maxmemory-policy noeviction`), and what it loses in a crash it has forgotten: see docs/duplicates.md.
 *
 * @throws SnapConfigurationError `OPTION_INVALID` for what is not a client, or not a prefix.
 * @example
 * const client = await createClient({ url: process.env.REDIS_URL }).on('error', console.error).connect()
 * const duplicates = redisDuplicateStore({ client })
 */
export function redisDuplicateStore({ client, keyPrefix = 'snap' }: RedisDuplicateStoreOptions): DuplicateStore {
  if (typeof client?.evalSha !== 'function') {
    throw new SnapConfigurationError(
      'OPTION_INVALID',
      'redisDuplicateStore: client is not a client of the redis package. Pass createClient(), createClientPool() or createCluster().',
    )
  }
  if (!/^[^{}\s]+$/.test(keyPrefix)) {
    throw new SnapConfigurationError(
      'OPTION_INVALID',
      'redisDuplicateStore: keyPrefix must be a text without white space and braces.',
    )
  }

  async function run(
    name: keyof typeof SCRIPTS,
    keys: readonly ClaimKey[],
    values: readonly (string | number)[] = [],
  ): Promise<unknown> {
    if (client.isReady === false) throw new Error('Redis is not connected')
    const options = { keys: keys.map(({ key }) => `{${keyPrefix}}:${key}`), arguments: values.map(String) }
    try {
      return await client.evalSha(HASHES[name], options)
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error
      return client.eval(SCRIPTS[name], options)
    }
  }

  return {
    async claim(keys, { holder, fingerprint, leaseMilliseconds, now = new Date(), keepsAnswer = true }) {
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
  }
}

const HASHES = Object.fromEntries(
  Object.entries(SCRIPTS).map(([name, source]) => [name, createHash('sha1').update(source).digest('hex')]),
) as Record<keyof typeof SCRIPTS, string> // one hash a script

function toClaimResult(reply: unknown): ClaimResult {
  const [state, status, body] = Array.isArray(reply) ? reply.map(String) : []
  if (state === 'claimed' || state === 'running' || state === 'conflict') return { state }
  if (state === 'finished' && status !== undefined && body !== undefined) {
    return { state, answer: { status: Number(status), body: new Uint8Array(Buffer.from(body, 'base64')) } }
  }
  throw new Error('Redis gave back what is not an answer of this store')
}
