import type { PostgresQueries, PostgresQuery } from './pool.ts'

/**
 * Asks the server, and rejects where it has not answered within a time: a connection can fall silent without breaking. The client is then of
 * no more use, since its answers would come to the wrong question.
 */
export function queryWithin(
  client: PostgresQueries,
  milliseconds: number,
  query: string | PostgresQuery,
  values?: unknown[],
): ReturnType<PostgresQueries['query']> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new Error(`PostgreSQL did not answer within ${Math.ceil(milliseconds)} ms`))
    const timer = setTimeout(giveUp, milliseconds)
    client
      .query(query, values)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}
