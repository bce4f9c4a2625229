import type { RedisLink, RedisNode } from './redis-link.ts'

/** What this store needs of a client of the `ioredis` package: `new Redis()` and `new Cluster()` both fit. */
export interface IoredisCommands {
  /** `ready` while the connection stands. */
  readonly status: string
  eval(script: string, numberOfKeys: number, ...keysAndValues: string[]): Promise<unknown>
  evalsha(sha1: string, numberOfKeys: number, ...keysAndValues: string[]): Promise<unknown>
  info(): Promise<unknown>
  config(subcommand: 'GET', parameter: string): Promise<unknown>
  readonly options?: object
  /** Of a cluster. */
  nodes?(role: 'master'): readonly IoredisCommands[]
}

/** Leads to a Redis by a client of the `ioredis` package. Whatever its offline queue is set to, no step is put into it. */
export function linkIoredis(client: IoredisCommands): RedisLink {
  return {
    describeOutage: () =>
      client.status === 'ready' ? undefined : `its status is '${client.status}'; with lazyConnect, await connect()`,
    runScript: (script, keys, values) => client.eval(script, keys.length, ...keys, ...values),
    runScriptByHash: (sha1, keys, values) => client.evalsha(sha1, keys.length, ...keys, ...values),
    findMasters: async () => (client.nodes?.('master') ?? [client]).map(toNode),
  }
}

function toNode(client: IoredisCommands): RedisNode {
  const { host, port }: { host?: unknown; port?: unknown } = client.options ?? {}
  return {
    address: `${host}:${port}`,
    readInfo: () => client.info(),
    readPolicy: () => client.config('GET', 'maxmemory-policy'),
  }
}
