/** What this store needs of a `Pool` of the `pg` package. */
export interface PostgresPool extends PostgresQueries {
  connect(): Promise<PostgresClient>
}

/** A client that is checked out of its pool. */
export interface PostgresClient extends PostgresQueries {
  release(error?: Error | boolean): void
  on(event: 'error', listener: (error: Error) => void): unknown
  off(event: 'error', listener: (error: Error) => void): unknown
}

export interface PostgresQueries {
  // biome-ignore lint/suspicious/noExplicitAny: rows are what the statement selects; pg types them so
  query(query: string | PostgresQuery, values?: unknown[]): Promise<{ rows: any[]; rowCount: number | null }>
}

/** A query with its options, as `pg` takes it. What answers by callbacks or a stream of its own (a cursor) is not one. */
export interface PostgresQuery {
  readonly text: string
  readonly values?: unknown[]
}

/** Uses a client of the pool, and gives it back. One that throws, or whose connection breaks, is not used again. */
export async function withClient<T>(pool: PostgresPool, use: (client: PostgresClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  // While a client is checked out its pool does not listen: a connection that breaks would end the process.
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  try {
    return await use(client)
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}
