import type { RedisLink, RedisNode } from './redis-link.ts'

/** What this store needs of a client of the `redis` package: `createClient()`, `createClientPool()` and `createCluster()` all fit. */
export interface RedisCommands {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>
  evalSha(sha1: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>
  /** Whether the connection stands. A cluster of redis 5 and a pool have none to tell of. */
  readonly isReady?: boolean
  info?(): Promise<unknown>
  configGet?(parameter: string): Promise<unknown>
  /** Of a cluster. */
  readonly masters?: readonly { readonly address: string }[]
  nodeClient?(node: unknown): unknown
}

/** Leads to a Redis by a client of the `redis` package. */
export function linkNodeRedis(client: RedisCommands): RedisLink {
  const askable = typeof client.info === 'function' && typeof client.configGet === 'function'
  return {
    describeOutage: () => (client.isReady === false ? 'await client.connect(), once, at start' : undefined),
    runScript: (script, keys, values) => client.eval(script, { keys: [...keys], arguments: [...values] }),
    runScriptByHash: (sha1, keys, values) => client.evalSha(sha1, { keys: [...keys], arguments: [...values] }),
    findMasters: askable ? () => findMasters(client) : undefined,
  }
}

async function findMasters(client: RedisCommands): Promise<readonly RedisNode[]> {
  const { masters } = client
  if (masters === undefined || typeof client.nodeClient !== 'function') return [toNode('', client)]
  return Promise.all(
    masters.map(async (master) => {
      const node = await client.nodeClient?.(master)
      return toNode(master.address, node as RedisCommands) // a cluster's nodes have clients of this package
    }),
  )
}

function toNode(address: string, client: RedisCommands): RedisNode {
  return {
    address,
    readInfo: async () => client.info?.(),
    readPolicy: async () => client.configGet?.('maxmemory-policy'),
  }
}
