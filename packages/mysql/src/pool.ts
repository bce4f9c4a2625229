import { SnapConfigurationError } from '@snap-sdk/core'

/** A pool of `mysql2/promise`, or one of `mysql2` itself. */
export type MysqlPool = MysqlPromisePool | { promise(): MysqlPromisePool }

/** What this store needs of a pool of `mysql2/promise`. */
export interface MysqlPromisePool {
  getConnection(): Promise<MysqlConnection>
}

/** A connection that is checked out of its pool. */
export interface MysqlConnection {
  // biome-ignore lint/suspicious/noExplicitAny: rows are what the statement selects; mysql2 types them so
  query(query: MysqlQuery): Promise<[any, any]>
  // biome-ignore lint/suspicious/noExplicitAny: as above
  execute(query: MysqlQuery): Promise<[any, any]>
  release(): void
  destroy(): void
}

/** A query with its options, as `mysql2` takes it. */
export interface MysqlQuery {
  readonly sql: string
  // biome-ignore lint/suspicious/noExplicitAny: what mysql2 itself takes
  readonly values?: any
}

/** A pool that was looked at, and what it is set to. */
export interface OpenPool extends MysqlPromisePool {
  /** 0 for no limit. */
  readonly connectionLimit: number
  readonly multipleStatements: boolean
}

const MULTI_STATEMENTS = 0x10000

/**
 * Looks whether this is a pool of `mysql2`, with promises or callbacks.
 *
 * @throws SnapConfigurationError `OPTION_INVALID` for a connection, a cluster, a URL, and a pool of another package.
 */
export function openPool(pool: MysqlPool): OpenPool {
  const promisePool = 'getConnection' in Object(pool) && 'promise' in pool ? pool.promise() : pool
  const { config } = Object(Object(promisePool).pool)
  if (typeof config?.connectionLimit !== 'number' || !('getConnection' in promisePool)) {
    const name = pool === undefined || pool === null ? String(pool) : Object(pool).constructor?.name
    throw new SnapConfigurationError(
      'OPTION_INVALID',
      `mysqlDuplicateStore: pool is a ${name}, not a pool of mysql2. Pass createPool(…) of mysql2/promise or of mysql2.`,
    )
  }
  // An error listener for as long as each connection lives: mysql2's own hears the first error alone, and a second one would end the process.
  listenToAll(Object(promisePool).pool)
  return {
    connectionLimit: config.connectionLimit,
    multipleStatements: (Number(config.connectionConfig?.clientFlags) & MULTI_STATEMENTS) !== 0,
    async getConnection() {
      const connection = await promisePool.getConnection()
      listen(coreOf(connection)) // one that was there before this store
      return connection
    },
  }
}

interface CoreConnection {
  on?(event: 'error', listener: () => void): unknown
  readonly stream?: { destroy?(): void }
}

const listening = new WeakSet<object>()

function listenToAll(pool: {
  on?(event: 'connection', listener: (connection: CoreConnection) => void): unknown
}): void {
  if (listening.has(pool)) return
  listening.add(pool)
  pool.on?.('connection', listen)
}

function listen(connection: CoreConnection): void {
  if (listening.has(connection)) return
  listening.add(connection)
  connection.on?.('error', () => {}) // the statement that it breaks says so
}

/** What a connection with promises stands on. */
function coreOf(connection: MysqlConnection): CoreConnection {
  return Object(Object(connection).connection ?? connection)
}

/**
 * Uses a connection of the pool, and gives it back. One whose use throws is not used again: the server rolls back what was open on it.
 *
 * @param tidy What is still to be done before another may use the connection; nobody waits for it.
 */
export async function withConnection<T>(
  pool: MysqlPromisePool,
  use: (connection: MysqlConnection) => Promise<T>,
  tidy?: (connection: MysqlConnection) => Promise<unknown>,
): Promise<T> {
  const connection = await pool.getConnection()
  try {
    const result = await use(connection)
    if (tidy === undefined) connection.release()
    else
      tidy(connection).then(
        () => connection.release(),
        () => destroy(connection),
      )
    return result
  } catch (error) {
    destroy(connection)
    throw error
  }
}

/** Not only half, as mysql2 does: a server that is silent would keep the other half open. */
function destroy(connection: MysqlConnection): void {
  connection.destroy()
  coreOf(connection).stream?.destroy?.()
}
