import { randomUUID } from 'node:crypto'
import type { TransactedWork, TransactResult } from '@snap-sdk/core'
import { errorCode, type PostgresPool, type PostgresQueries, type PostgresQuery, withClient } from './pool.ts'
import { queryWithin } from './query-within.ts'
import { readBack } from './read-back.ts'
import { beginTransaction, type Statements, savepointOf } from './statements.ts'
import { findTransactionControl } from './transaction-control.ts'

/**
 * What `context.transaction` is: a client of the pool, inside a transaction that this package begins and ends. Savepoints are the
 * handler's own; what begins or ends a transaction is refused (see `withSavepoints`), and so is everything after the handler has answered.
 *
 * @example
 * const ledger = context.transaction as PostgresTransaction
 * await ledger.query('INSERT INTO payments (id, amount) VALUES ($1, $2)', [context.paymentId, paidAmount.value])
 */
export interface PostgresTransaction {
  // biome-ignore lint/suspicious/noExplicitAny: rows are what the statement selects; pg types them so
  query<Row = any>(query: string | PostgresQuery, values?: unknown[]): Promise<{ rows: Row[]; rowCount: number | null }>
}

/** A transaction's parts. */
export interface Transacting {
  readonly pool: PostgresPool
  readonly sql: Statements
  /** The keys of the claim. */
  readonly names: readonly string[]
  readonly holder: string
  readonly silenceMilliseconds: number
  readonly statementMilliseconds: number
  readonly work: TransactedWork
}

/**
 * Runs work, keeps its answer, and commits both: see `DuplicateStore.transact`. Until COMMIT is sent, whatever fails has changed nothing; a
 * COMMIT whose answer is lost is read back.
 */
export async function transact(transacting: Transacting): Promise<TransactResult> {
  let committing = false
  try {
    return await withClient(transacting.pool, async (client) => {
      const state = await workAndFinish(client, transacting)
      if (state !== 'finished') {
        await ask(client, transacting, 'ROLLBACK')
        return { state }
      }
      committing = true
      await ask(client, transacting, 'COMMIT')
      return { state: 'committed' }
    })
  } catch (error) {
    if (!committing || isRefusal(error)) return { state: 'rolledBack', error }
    const found = await readBack(transacting)
    if (found === undefined) throw error
    return found.state === 'rolledBack' ? { ...found, error } : found
  }
}

async function workAndFinish(
  client: PostgresQueries,
  transacting: Transacting,
): Promise<'finished' | 'lost' | 'rolledBack'> {
  const { sql, names, holder, work } = transacting
  const mark = randomUUID()
  await ask(client, transacting, beginTransaction(mark, transacting))
  let ended = false
  const transaction: PostgresTransaction = {
    async query(query, values) {
      if (ended) throw new Error('context.transaction is over: the handler has answered. Is an await missing?')
      checkQuery(query)
      return ask(client, transacting, query, values)
    },
  }
  const kept = await work(transaction)
  ended = true
  if (kept === undefined) return 'rolledBack'
  const { answer, undo } = kept
  // A handler that has ended the transaction has no such savepoint any more: nothing of this one is then committed.
  if (undo) await ask(client, transacting, `ROLLBACK TO SAVEPOINT ${savepointOf(mark)}`)
  const values = [names, holder, answer.status, Buffer.from(answer.body), mark]
  const { rowCount } = await ask(client, transacting, sql.finishInTransaction, values)
  return rowCount === names.length ? 'finished' : 'lost'
}

/** Refuses, before it reaches the server, what would begin or end the transaction, and what would answer elsewhere. */
function checkQuery(query: string | PostgresQuery): void {
  const text: unknown = typeof query === 'string' ? query : query?.text
  if (typeof text !== 'string' || (typeof query === 'object' && 'submit' in query)) {
    throw new TypeError('context.transaction takes a text, or { text, values }: no cursor and no stream')
  }
  const control = findTransactionControl(text)
  if (control === undefined) return
  throw new Error(
    `context.transaction is begun and ended for the handler, and refuses ${control}: use SAVEPOINT (or withSavepoints, for an ORM), reject or throw`,
  )
}

/** No statement runs longer than the silence allowed: an answer that has not come by then does not come. */
function ask(
  client: PostgresQueries,
  { silenceMilliseconds }: Pick<Transacting, 'silenceMilliseconds'>,
  query: string | PostgresQuery,
  values?: unknown[],
): ReturnType<PostgresQueries['query']> {
  return queryWithin(client, silenceMilliseconds, query, values)
}

/** What the server says where a constraint or a conflict stops a COMMIT: it has then rolled back. 40003 says that it does not know. */
function isRefusal(error: unknown): boolean {
  return /^(?:23|40(?!003)|P0)/.test(errorCode(error))
}
