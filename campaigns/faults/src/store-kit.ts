import { findPostgres, findRedis, type TestServer } from '@snap-sdk/test-servers'
import pg from 'pg'
import { createClient } from 'redis'
import { ROWS } from './unsafe-ledger.ts'

/** What a campaign needs of the server behind a duplicate store. */
export interface StoreKit {
  /** Where the calls are remembered. `memory`: by each process for itself. */
  readonly duplicates: 'memory' | 'redis' | 'postgres'
  readonly ledger: 'redis' | 'postgres'
  readonly host: string
  readonly port: number
  /** The environment of merchants that use it, directly or by a proxy on another port. */
  env(port?: number): Record<string, string>
  /** The pay number of every row of the ledger. */
  readLedger(): Promise<readonly string[]>
  /** Removes everything that this campaign has written. */
  clear(): Promise<void>
}

/** A kit on a server; its name keeps campaigns on one server apart. */
export async function openKit(duplicates: 'redis' | 'postgres', server: TestServer, name: string): Promise<StoreKit> {
  const url = new URL(server.url)
  const port = Number(url.port || (duplicates === 'redis' ? 6379 : 5432))
  const variable = duplicates === 'redis' ? 'REDIS_URL' : 'DATABASE_URL'
  const rows = duplicates === 'redis' ? redisRows(server.url, name) : postgresRows(server.url, name)
  return {
    duplicates,
    ledger: duplicates,
    host: url.hostname,
    port,
    env(proxyPort = port) {
      const proxied = new URL(server.url)
      proxied.port = String(proxyPort)
      // The ledger is the merchant's own database: what is cut here is the duplicate store's connection.
      return { [variable]: proxied.href, SNAP_LEDGER_URL: server.url, SNAP_STORE_NAME: name }
    },
    ...rows,
  }
}

export async function findServer(duplicates: 'redis' | 'postgres'): Promise<TestServer | undefined> {
  return duplicates === 'redis' ? findRedis() : findPostgres()
}

type Rows = Pick<StoreKit, 'readLedger' | 'clear'>

function redisRows(url: string, name: string): Rows {
  const connected = async <T>(work: (client: Awaited<ReturnType<typeof connectRedis>>) => Promise<T>): Promise<T> => {
    const client = await connectRedis(url)
    try {
      return await work(client)
    } finally {
      await client.close()
    }
  }
  return {
    readLedger: () => connected(async (client) => (await client.lRange(ROWS.redis(name), 0, -1)).map(readPayNo)),
    clear: () =>
      connected(async (client) => {
        for await (const keys of client.scanIterator({ MATCH: `*${name}*`, COUNT: 1000 })) {
          if (keys.length > 0) await client.unlink(keys)
        }
      }),
  }
}

function connectRedis(url: string) {
  return createClient({ url })
    .on('error', () => {})
    .connect()
}

function readPayNo(row: string): string {
  return JSON.parse(row).payNo
}

function postgresRows(url: string, name: string): Rows {
  const connected = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }
  return {
    readLedger: () =>
      connected(async (client) =>
        (await client.query(`SELECT pay_no FROM ${ROWS.postgres(name)}`)).rows.map((row) => row.pay_no),
      ),
    clear: () =>
      connected(async (client) => {
        await client.query(`DROP TABLE IF EXISTS ${ROWS.postgres(name)}, ${name}_ledger, ${name}_duplicates`)
      }),
  }
}
