import { errorCode, type PostgresQueries } from './pool.ts'
import type { Statements } from './statements.ts'

const SERIALIZATION_FAILURE = '40001'

/**
 * Takes a failure that the isolation of the server's or the pool's settings has made, and no other: the same statement is then asked at READ
 * COMMITTED, where it waits for others and fails for none.
 */
export function onConflict<T>(again: () => Promise<T>): (error: unknown) => Promise<T> {
  return async (error) => {
    if (errorCode(error) !== SERIALIZATION_FAILURE) throw error
    return again()
  }
}

/** Asks by one statement in a transaction of its own, at READ COMMITTED. */
export async function askReadCommitted(
  client: PostgresQueries,
  { begin }: Pick<Statements, 'begin'>,
  statement: string,
  values: unknown[],
): ReturnType<PostgresQueries['query']> {
  await client.query(begin)
  const result = await client.query(statement, values)
  await client.query('COMMIT')
  return result
}
