import { findMariadb, findPostgres, findRedis, type TestServer } from '@snap-sdk/test-servers'
import mysql from 'mysql2/promise'
import pg from 'pg'
import { createClient } from 'redis'
import { ROWS } from './unsafe-ledger.ts'

/** The stores for several processes, each on its server. */
export type SharedStore = 'redis' | 'postgres' | 'mysql'

/** What a campaign needs of the server behind a duplicate store. */
export interface StoreKit {
  /** Where the calls are remembered. `memory`: by each process for itself. */
  readonly duplicates: 'memory' | SharedStore
  /** `transaction`: in the store's own database, in the transaction of each call. */
  readonly ledger: SharedStore | 'transaction'
  readonly host: string
  readonly port: number
  /** The environment of merchants that use it, directly or by a proxy on another port. */
  env(port?: number): Record<string, string>
  /** The pay number of every row of the ledger. */
  readLedger(): Promise<readonly string[]>
  /** Removes everything that this campaign has written. */
  clear(): Promise<void>
}

interface ServerKind {
  readonly find: () => Promise<TestServer | undefined>
  /** What the example merchant reads its address from. */
  readonly variable: string
  readonly usualPort: number
  readonly rows: (url: string, name: string) => Rows
}

const SERVERS: Readonly<Record<SharedStore, ServerKind>> = {
  redis: { find: findRedis, variable: 'REDIS_URL', usualPort: 6379, rows: redisRows },
  postgres: { find: findPostgres, variable: 'DATABASE_URL', usualPort: 5432, rows: postgresRows },
  mysql: { find: findMariadb, variable: 'MYSQL_URL', usualPort: 3306, rows: mysqlRows },
}

/** A kit on a server; its name keeps campaigns on one server apart. */
export async function openKit(duplicates: SharedStore, server: TestServer, name: string): Promise<StoreKit> {
  const { variable, usualPort, rows } = SERVERS[duplicates]
  const url = new URL(server.url)
  const port = Number(url.port || usualPort)
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
    ...rows(server.url, name),
  }
}

export function findServer(duplicates: SharedStore): Promise<TestServer | undefined> {
  return SERVERS[duplicates].find()
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

function mysqlRows(url: string, name: string): Rows {
  const connected = async <T>(work: (connection: mysql.Connection) => Promise<T>): Promise<T> => {
    const connection = await mysql.createConnection(url)
    try {
      return await work(connection)
    } finally {
      await connection.end()
    }
  }
  return {
    readLedger: () =>
      connected(async (connection) => {
        const [rows] = await connection.query<mysql.RowDataPacket[]>(`SELECT pay_no FROM ${ROWS.mysql(name)}`)
        return rows.map((row) => row.pay_no)
      }),
    clear: () =>
      connected(async (connection) => {
        await connection.query(`DROP TABLE IF EXISTS ${ROWS.mysql(name)}, ${name}_ledger, ${name}_duplicates`)
      }),
  }
}
