import { randomUUID } from 'node:crypto'
import type { TransactedWork, TransactResult } from '@snap-sdk/core'
import { type PostgresPool, type PostgresQueries, type PostgresQuery, withClient } from './pool.ts'
import { beginTransaction, type Statements } from './statements.ts'

/**
 * What `context.transaction` is: a client of the pool, inside a transaction that this package begins and ends. Savepoints are the
 * handler's own; BEGIN, COMMIT and ROLLBACK are refused, and so is everything after the handler has answered.
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

/** Runs work, keeps its answer, and commits both: see `DuplicateStore.transact`. Until COMMIT is sent, whatever fails has changed nothing. */
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
    if (committing && !isRefusal(error)) throw error
    return { state: 'rolledBack', error }
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
      if (ENDS_TRANSACTION.test(typeof query === 'string' ? query : query.text)) {
        throw new Error('context.transaction is begun and ended for the handler: use SAVEPOINT, reject or throw')
      }
      return ask(client, transacting, query, values)
    },
  }
  const answer = await work(transaction)
  ended = true
  if (answer === undefined) return 'rolledBack'
  const values = [names, holder, answer.status, Buffer.from(answer.body), mark]
  const { rowCount } = await ask(client, transacting, sql.finishInTransaction, values)
  return rowCount === names.length ? 'finished' : 'lost'
}

/** What would begin or end a transaction; ROLLBACK TO a savepoint does neither. */
const ENDS_TRANSACTION: RegExp =
  /^\s*(?:begin|start\s+transaction|commit|end|abort|prepare\s+transaction|rollback(?!\s+(?:work\s+|transaction\s+)?to\b))\b/i

/** Asks the server. No statement runs longer than the silence allowed: an answer that has not come by then does not come. */
function ask(
  client: PostgresQueries,
  { silenceMilliseconds }: Pick<Transacting, 'silenceMilliseconds'>,
  query: string | PostgresQuery,
  values?: unknown[],
): ReturnType<PostgresQueries['query']> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new Error(`PostgreSQL did not answer within ${silenceMilliseconds} ms`))
    const timer = setTimeout(giveUp, silenceMilliseconds)
    client
      .query(query, values)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}

/** What the server says where a constraint or a conflict stops a COMMIT: it has then rolled back. 40003 says that it does not know. */
function isRefusal(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(?:23|40(?!003)|P0)/.test(code)
}
