import { askDone } from './ask.ts'
import { type MysqlConnection, type OpenPool, withConnection } from './pool.ts'

/** What the server ends by itself: a statement that takes too long, and a transaction whose client is silent. It counts in whole seconds. */
export interface Limits {
  readonly statementMilliseconds: number
  readonly idleMilliseconds: number
}

const wholeSeconds = (milliseconds: number) => Math.max(1, Math.floor(milliseconds / 1_000))

/** A session's limits, by their variables: on both servers, and on one of them. To the other one they are a comment. */
const VARIABLES = [
  ['', 'wait_timeout', ({ idleMilliseconds }: Limits) => wholeSeconds(idleMilliseconds)],
  ['', 'innodb_lock_wait_timeout', ({ statementMilliseconds }: Limits) => wholeSeconds(statementMilliseconds)],
  ['M!100300', 'idle_transaction_timeout', ({ idleMilliseconds }: Limits) => wholeSeconds(idleMilliseconds)],
  ['M!100300', 'idle_write_transaction_timeout', ({ idleMilliseconds }: Limits) => wholeSeconds(idleMilliseconds)],
  ['M!100300', 'idle_readonly_transaction_timeout', ({ idleMilliseconds }: Limits) => wholeSeconds(idleMilliseconds)],
  ['M!100300', 'max_statement_time', ({ statementMilliseconds }: Limits) => statementMilliseconds / 1_000],
  ['!80000', 'max_execution_time', ({ statementMilliseconds }: Limits) => statementMilliseconds],
] as const

const assign = (value: (name: string, of: (limits: Limits) => number) => string) =>
  VARIABLES.map(([only, name, of], index) => {
    const assignment = `${index === 0 ? '' : ', '}${value(name, of)}`
    return only === '' ? assignment : `/*${only} ${assignment} */`
  }).join('')

const KEEP_LIMITS = assign((name) => `@snap_sdk_${name} = @@SESSION.${name}`)
const RESTORE_LIMITS = `SET ${assign((name) => `SESSION ${name} = @snap_sdk_${name}`)}`

/** One statement: the server reads all values before it changes one. */
function setLimits(limits: Limits): string {
  return `SET ${KEEP_LIMITS}, ${assign((name, of) => `SESSION ${name} = ${of(limits)}`)}`
}

/**
 * Runs work in a transaction, READ COMMITTED: above it, what is read would be as old as the transaction, and gaps would be locked. The work
 * ends it, by COMMIT or ROLLBACK, or throws. The session's limits are as before when the next user gets the connection.
 */
export function withTransaction<T>(
  pool: OpenPool,
  limits: Limits,
  work: (connection: MysqlConnection) => Promise<T>,
): Promise<T> {
  const wait = limits.statementMilliseconds + limits.idleMilliseconds
  return withConnection(
    pool,
    async (connection) => {
      await askDone(connection, setLimits(limits), wait)
      await askDone(connection, 'SET TRANSACTION ISOLATION LEVEL READ COMMITTED', wait)
      await askDone(connection, 'START TRANSACTION', wait)
      return work(connection)
    },
    (connection) => askDone(connection, RESTORE_LIMITS, wait),
  )
}
