import { firstWordOf, isAllowedInTransaction } from './allowed-statements.ts'
import { askDone, isInTransaction, within } from './ask.ts'
import type { MysqlConnection, MysqlQuery } from './pool.ts'

/**
 * What `context.transaction` is: a connection of the pool, inside a transaction that this package begins and ends. It answers as a connection
 * of `mysql2/promise` does. Only statements on rows and savepoints are taken: all that would end the transaction, unsaid too (DDL, LOCK
 * TABLES, SET), is refused, and so is everything after the handler has answered.
 *
 * @example
 * const ledger = context.transaction as MysqlTransaction
 * await ledger.query('INSERT INTO payments (id, amount) VALUES (?, ?)', [context.paymentId, paidAmount.value])
 */
export interface MysqlTransaction {
  // biome-ignore lint/suspicious/noExplicitAny: rows are what the statement selects; mysql2 types them so
  query<Result = any>(query: string | MysqlQuery, values?: unknown[]): Promise<[Result, any]>
  /** The same as a prepared statement. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  execute<Result = any>(query: string | MysqlQuery, values?: unknown[]): Promise<[Result, any]>
}

/** How a transaction ended before its store has ended it. */
export interface EarlyEnd {
  /** `server`: it has rolled all back. `handler`: what was written before may be committed. */
  readonly by: 'server' | 'handler'
  readonly why: unknown
}

/** A handler's transaction, as its store sees it. */
export interface HandlerTransaction extends MysqlTransaction {
  /** Takes no more statements, and waits for those that are under way. */
  close(): Promise<EarlyEnd | undefined>
}

const ANSWERED = 'context.transaction is over: the handler has answered. Is an await missing?'
const REFUSED =
  'context.transaction is begun and ended for the handler, and takes statements on rows, and savepoints: use SAVEPOINT, reject or throw'
const OVER = 'the transaction is over: a statement before this one has ended it, and is the cause'
const ENDED =
  'a statement of the handler, or a procedure that it calls, has ended the transaction: what it wrote may be committed'

/**
 * One statement at a time: where one ends the transaction, none may follow. The server undoes a whole transaction at a deadlock, and would
 * then commit each further statement by itself.
 */
export function openTransaction(connection: MysqlConnection, withinMilliseconds: number): HandlerTransaction {
  let closed = false
  let end: EarlyEnd | undefined
  let last: Promise<unknown> = Promise.resolve()

  async function run(method: 'query' | 'execute', query: MysqlQuery): ReturnType<MysqlConnection['query']> {
    if (end !== undefined) throw new Error(OVER, { cause: end.why })
    const isCall = firstWordOf(query.sql) === 'call'
    try {
      const answer = await within(connection[method](query), withinMilliseconds)
      // Rows come without it; a procedure says it behind its rows.
      const done = isCall && Array.isArray(answer[0]) ? answer[0].at(-1) : answer[0]
      if (Array.isArray(done) || isInTransaction(done)) return answer
    } catch (error) {
      if (await isOver(error)) end = { by: isCall ? 'handler' : 'server', why: error } // only a procedure can commit
      throw error
    }
    const why = new Error(ENDED)
    end = { by: 'handler', why }
    throw why
  }

  /** A refused statement leaves the transaction open, a deadlock does not, and a lock that was waited for too long only with some settings. */
  async function isOver(error: unknown): Promise<boolean> {
    if (Object(error).sqlState === undefined) return true // not the server's own word
    try {
      return !isInTransaction(await askDone(connection, 'DO 0', withinMilliseconds))
    } catch {
      return true
    }
  }

  function ask(
    method: 'query' | 'execute',
    query: string | MysqlQuery,
    values?: unknown[],
  ): ReturnType<MysqlConnection['query']> {
    const asked = typeof query === 'string' ? { sql: query } : query
    if (closed) return Promise.reject(new Error(ANSWERED))
    if (!isAllowedInTransaction(String(asked.sql))) return Promise.reject(new Error(REFUSED))
    const answer = last.then(() => run(method, values === undefined ? asked : { ...asked, values }))
    last = answer.catch(() => {})
    return answer
  }

  return {
    query: (query, values) => ask('query', query, values),
    execute: (query, values) => ask('execute', query, values),
    async close() {
      closed = true
      await last
      return end
    },
  }
}
