import type { MysqlConnection, MysqlQuery } from './pool.ts'

/** What the server says of a statement that gives no rows. */
export interface Done {
  readonly affectedRows: number
  readonly serverStatus: number
}

const IN_TRANSACTION = 0x1

/** Whether a transaction is open behind the statement. */
export function isInTransaction({ serverStatus }: Done): boolean {
  return (serverStatus & IN_TRANSACTION) !== 0
}

/** Rows as objects of plain values, however the pool is set. */
const PLAIN = { rowsAsArray: false, nestTables: false, typeCast: true }

/** Asks for rows. */
export async function askRows<Row>(
  connection: MysqlConnection,
  query: MysqlQuery,
  withinMilliseconds: number,
): Promise<readonly Row[]> {
  const [rows] = await within(connection.query({ ...PLAIN, ...query }), withinMilliseconds)
  return rows
}

/** Has something done. */
export async function askDone(
  connection: MysqlConnection,
  query: string | MysqlQuery,
  withinMilliseconds: number,
): Promise<Done> {
  const asked = typeof query === 'string' ? { sql: query } : query
  const [done] = await within(connection.query(asked), withinMilliseconds)
  return done
}

/** An answer that has not come in time does not come: a lost route cuts nothing. */
export function within<T>(answer: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new Error(`the database did not answer within ${milliseconds} ms`))
    const timer = setTimeout(giveUp, milliseconds)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** Numbers of the errors that this store reads: MySQL's and MariaDB's are the same. */
export const ERRORS = { duplicate: 1062, lockWaitTimeout: 1205, deadlock: 1213, noSavepoint: 1305 } as const

/** Whether an error of the server is one of these. */
export function isError(error: unknown, ...names: readonly (keyof typeof ERRORS)[]): boolean {
  const { errno } = Object(error)
  return names.some((name) => ERRORS[name] === errno)
}
