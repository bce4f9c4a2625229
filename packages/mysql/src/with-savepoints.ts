import type { MysqlTransaction } from './mysql-transaction.ts'
import type { MysqlQuery } from './pool.ts'

/** A nested transaction takes nothing else: isolation and the rest are the outer one's. */
const BEGINS: RegExp = /^(?:BEGIN(?: WORK)?|START TRANSACTION)$/
const COMMITS: RegExp = /^COMMIT(?: WORK)?$/
const ROLLS_BACK: RegExp = /^ROLLBACK(?: WORK)?$/

/** No statement that begins or ends a transaction, and nothing else, is longer. */
const LONGEST_CHARACTERS = 100

/** The words of a short statement, without its semicolon. */
function wordsOf(sql: string): string {
  if (sql.length > LONGEST_CHARACTERS) return ''
  const trimmed = sql.trim()
  const bare = trimmed.endsWith(';') ? trimmed.slice(0, -1).trim() : trimmed
  return bare.toUpperCase().split(/\s+/).join(' ')
}

/**
 * A handler's transaction for a library that begins and ends transactions by itself, as ORMs do: each BEGIN becomes a SAVEPOINT, its COMMIT
 * a RELEASE, its ROLLBACK a ROLLBACK TO. So nothing is committed before the handler has answered.
 *
 * One nested transaction at a time: savepoints lie on one connection, and two that run beside each other would undo each other. A COMMIT or
 * ROLLBACK without its own BEGIN is refused, as the transaction itself refuses it.
 *
 * @example
 * import { drizzle } from 'drizzle-orm/mysql2'
 * import type { Connection } from 'mysql2/promise'
 *
 * const db = drizzle({ client: withSavepoints(context.transaction as MysqlTransaction) as Connection })
 */
export function withSavepoints(transaction: MysqlTransaction): MysqlTransaction {
  const open: string[] = []

  function translate(sql: string): string {
    const words = wordsOf(sql)
    if (BEGINS.test(words)) {
      const name = `snap_sdk_nested_${open.length + 1}`
      open.push(name)
      return `SAVEPOINT ${name}`
    }
    if (open.length > 0 && COMMITS.test(words)) return `RELEASE SAVEPOINT ${open.pop()}`
    if (open.length > 0 && ROLLS_BACK.test(words)) return `ROLLBACK TO SAVEPOINT ${open.pop()}`
    return sql
  }

  const translated = (query: string | MysqlQuery) =>
    typeof query === 'string' ? translate(query) : { ...query, sql: translate(query.sql) }
  return {
    query: (query, values) => transaction.query(translated(query), values),
    execute: (query, values) => transaction.execute(translated(query), values),
  }
}
