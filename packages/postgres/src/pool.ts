import { SnapConfigurationError } from '@snap-sdk/core'

/** What this store needs of a `Pool` of the `pg` package. */
export interface PostgresPool extends PostgresQueries {
  /** Calls back in the moment in which the client is checked out. */
  connect(
    callback: (error: Error | undefined, client: PostgresClient | undefined, release: ReleaseClient) => void,
  ): void
  readonly options?: { readonly max?: number | undefined } | undefined
}

/** Gives a client back to its pool. With an error, or `true`, the pool closes it. */
export type ReleaseClient = (error?: Error | boolean) => void

/** A client that is checked out of its pool. */
export interface PostgresClient extends PostgresQueries {
  on(event: 'error', listener: (error: Error) => void): unknown
  off(event: 'error', listener: (error: Error) => void): unknown
}

/** What runs queries: a pool, or a client of it. */
export interface PostgresQueries {
  // biome-ignore lint/suspicious/noExplicitAny: rows are what the statement selects; pg types them so
  query(query: string | PostgresQuery, values?: unknown[]): Promise<{ rows: any[]; rowCount: number | null }>
}

/** A query with its options, as `pg` takes it. What answers by callbacks or a stream of its own (a cursor) is not one. */
export interface PostgresQuery {
  readonly text: string
  readonly values?: unknown[]
}

/** @throws SnapConfigurationError `OPTION_INVALID` for what is not a pool: a single client, a URL, another driver. */
export function checkPool(pool: PostgresPool): void {
  if (typeof pool?.connect === 'function' && typeof pool.query === 'function' && !isClient(pool)) return
  const given = isClient(pool)
    ? 'a Client of the pg package: one connection, on which calls would wait for each other and share a transaction'
    : 'not a Pool of the pg package'
  throw new SnapConfigurationError(
    'OPTION_INVALID',
    `postgresDuplicateStore: pool is ${given}. Pass new Pool({ connectionString }).`,
  )
}

/** A client escapes texts, and knows one connection's parameters. A pool does neither. */
function isClient(pool: unknown): boolean {
  return typeof pool === 'object' && pool !== null && ('escapeLiteral' in pool || 'connectionParameters' in pool)
}

/** Uses a client of the pool, and gives it back. One that throws, or whose connection breaks, is not used again. */
export async function withClient<T>(pool: PostgresPool, use: (client: PostgresQueries) => Promise<T>): Promise<T> {
  const { client, release } = await checkOut(pool)
  try {
    const result = await use(client)
    release()
    return result
  } catch (error) {
    release(error instanceof Error ? error : new Error(String(error)))
    throw error
  }
}

/**
 * Checks a client out, and listens to it for as long as it is out: its pool does not listen then, and a connection that breaks unheard
 * ends the process. A promise of the client would be kept a moment too late for what the same packet brings.
 */
function checkOut(pool: PostgresPool): Promise<{ readonly client: PostgresQueries; readonly release: ReleaseClient }> {
  return new Promise((resolve, reject) => {
    pool.connect((error, client, release) => {
      if (client === undefined) return reject(error ?? new Error('the pool gave no client'))
      let broken: Error | undefined
      const onError = (error: Error) => {
        broken = error
      }
      client.on('error', onError)
      resolve({
        client,
        release(error) {
          client.off('error', onError)
          release(error ?? broken)
        },
      })
    })
  })
}

/** The SQLSTATE of an error, or an empty text. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
