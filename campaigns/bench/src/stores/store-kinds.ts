import * as servers from '@snap-sdk/test-servers'
import { openMemory } from './memory.ts'
import { openMysql } from './mysql.ts'
import type { OpenStore } from './open-store.ts'
import { openPostgres } from './postgres.ts'
import { openRedis } from './redis.ts'

/** A server that was found on this machine, or started for the bench. */
interface FoundServer {
  readonly url: string
  stop(): Promise<void>
}

interface StoreKind {
  readonly server: ServerName
  readonly open: OpenStore
}

/** What finds each server. One that the tests of this workspace do not know is not found. */
const SERVERS = {
  none: async () => ({ url: '', stop: async () => {} }),
  Redis: servers.findRedis,
  PostgreSQL: servers.findPostgres,
  MySQL: finderOf('findMariadb'),
} as const satisfies Record<string, () => Promise<FoundServer | undefined>>

export type ServerName = keyof typeof SERVERS

/** Every way to keep duplicates, by the name in the table. With a ledger, the handler of a payment writes one row. */
export const STORES = {
  memory: { server: 'none', open: openMemory },
  Redis: { server: 'Redis', open: openRedis },
  PostgreSQL: { server: 'PostgreSQL', open: openPostgres('none') },
  'PostgreSQL, ledger beside': { server: 'PostgreSQL', open: openPostgres('beside') },
  'PostgreSQL, transactions': { server: 'PostgreSQL', open: openPostgres('transaction') },
  MySQL: { server: 'MySQL', open: openMysql('none') },
  'MySQL, ledger beside': { server: 'MySQL', open: openMysql('beside') },
  'MySQL, transactions': { server: 'MySQL', open: openMysql('transaction') },
} as const satisfies Record<string, StoreKind>

export type StoreName = keyof typeof STORES

export const STORE_NAMES: readonly StoreName[] = Object.keys(STORES) as StoreName[] // it has no other keys

/** Finds or starts a server. @returns `undefined` where there is none. */
export function findServer(name: ServerName): Promise<FoundServer | undefined> {
  return SERVERS[name]()
}

function finderOf(name: string): () => Promise<FoundServer | undefined> {
  const finders: Readonly<Record<string, unknown>> = servers
  const find = finders[name]
  // All that is exported under such a name finds a server.
  return typeof find === 'function' ? (find as () => Promise<FoundServer | undefined>) : async () => undefined
}
