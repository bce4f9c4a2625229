import { readSqlWords } from './sql-words.ts'
import type { PostgresTransaction } from './transact.ts'

/** A nested transaction takes nothing else: isolation and the rest are the outer one's. */
const BEGINS: RegExp =
  /^(?:BEGIN(?: WORK| TRANSACTION)?|START TRANSACTION)(?: ISOLATION LEVEL READ COMMITTED)?(?: READ WRITE)?$/
const COMMITS: RegExp = /^(?:COMMIT|END)(?: WORK| TRANSACTION)?$/
const ROLLS_BACK: RegExp = /^(?:ROLLBACK|ABORT)(?: WORK| TRANSACTION)?$/

/**
 * A handler's transaction for a library that begins and ends transactions by itself, as ORMs do: each BEGIN becomes a SAVEPOINT, its COMMIT
 * a RELEASE, its ROLLBACK a ROLLBACK TO. So nothing is committed before the handler has answered.
 *
 * One nested transaction at a time: savepoints lie on one connection, and two that run beside each other would undo each other. A COMMIT or
 * ROLLBACK without its own BEGIN is refused, as the transaction itself refuses it.
 *
 * @example
 * import { drizzle } from 'drizzle-orm/node-postgres'
 * import type { PoolClient } from 'pg'
 *
 * const db = drizzle({ client: withSavepoints(context.transaction as PostgresTransaction) as PoolClient })
 */
export function withSavepoints(transaction: PostgresTransaction): PostgresTransaction {
  const open: string[] = []
  return {
    async query(query, values) {
      const [words = '', ...further] = readSqlWords(typeof query === 'string' ? query : query.text)
      if (further.length > 0) return transaction.query(query, values)
      if (BEGINS.test(words)) {
        const name = `snap_sdk_nested_${open.length + 1}`
        open.push(name)
        return transaction.query(`SAVEPOINT ${name}`)
      }
      if (open.length > 0 && COMMITS.test(words)) return transaction.query(`RELEASE SAVEPOINT ${open.pop()}`)
      if (open.length > 0 && ROLLS_BACK.test(words)) {
        const name = open.pop()
        await transaction.query(`ROLLBACK TO SAVEPOINT ${name}`)
        return transaction.query(`RELEASE SAVEPOINT ${name}`)
      }
      return transaction.query(query, values)
    },
  }
}
