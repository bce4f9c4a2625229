import { randomUUID } from 'node:crypto'
import type { TransactedWork, TransactResult } from '@snap-sdk/core'
import { askDone, askRows, isError } from './ask.ts'
import { patience, type Store } from './claim-keys.ts'
import { openTransaction } from './mysql-transaction.ts'
import { type MysqlConnection, withConnection } from './pool.ts'
import type { HeldKeys } from './statements.ts'
import { type Limits, withTransaction } from './transaction.ts'

/** A transaction's parts. */
export interface Transacting {
  readonly store: Store
  readonly claim: HeldKeys
  readonly silenceMilliseconds: number
  readonly work: TransactedWork
}

/** Runs work, keeps its answer, and commits both: see `DuplicateStore.transact`. Until COMMIT is sent, whatever fails has changed nothing. */
export async function transact(transacting: Transacting): Promise<TransactResult> {
  const { store, silenceMilliseconds } = transacting
  let committing = false
  try {
    return await withTransaction(store.pool, limitsOf(transacting), async (connection) => {
      const result = await workAndFinish(connection, transacting)
      if (result !== 'finished') {
        await askDone(connection, 'ROLLBACK', silenceMilliseconds)
        return result
      }
      committing = true
      await askDone(connection, 'COMMIT', silenceMilliseconds)
      return { state: 'committed' }
    })
  } catch (error) {
    if (error instanceof EndedByHandler) throw error
    return committing ? readBack(transacting, error) : { state: 'rolledBack', error }
  }
}

/** A holder that freezes while a statement runs is silent for the rest of this statement and then idle: both together are its silence. */
function limitsOf({ store, silenceMilliseconds }: Transacting): Limits {
  const statementMilliseconds = Math.max(1, Math.min(store.statementMilliseconds, Math.floor(silenceMilliseconds / 2)))
  return { statementMilliseconds, idleMilliseconds: silenceMilliseconds - statementMilliseconds }
}

async function workAndFinish(
  connection: MysqlConnection,
  { store, claim, silenceMilliseconds, work }: Transacting,
): Promise<'finished' | TransactResult> {
  const ask = (query: Parameters<typeof askDone>[1]) => askDone(connection, query, silenceMilliseconds)
  // It lives as long as the transaction: where it is gone, the handler has ended that.
  const mark = `snap_sdk_${randomUUID().replaceAll('-', '')}`
  await ask(`SAVEPOINT ${mark}`)
  const transaction = openTransaction(connection, silenceMilliseconds)
  const kept = await work({ query: transaction.query, execute: transaction.execute })
  const end = await transaction.close()
  const undo = kept === undefined || kept.undo
  try {
    await ask(`${undo ? 'ROLLBACK TO' : 'RELEASE'} SAVEPOINT ${mark}`)
  } catch (error) {
    if (!isError(error, 'noSavepoint')) throw error
    if (end?.by === 'server') return { state: 'rolledBack', error: end.why }
    throw new EndedByHandler(end?.why ?? error)
  }
  if (kept === undefined) return { state: 'rolledBack' }
  const { status, body } = kept.answer
  const done = await ask(store.sql.finishInTransaction({ ...claim, status, body: Buffer.from(body) }))
  return done.affectedRows === claim.names.length ? 'finished' : { state: 'lost' }
}

/** The one case in which what was written may be there without its answer. */
class EndedByHandler extends Error {
  constructor(cause: unknown) {
    super(
      'the handler, or a procedure that it calls, has ended the transaction: what it wrote before may be committed, without its answer',
      {
        cause,
      },
    )
  }
}

/**
 * Reads how a COMMIT ended whose answer did not come. Its rows are locked until it has: who can lock them reads its end.
 *
 * @throws What COMMIT said, where nobody can tell.
 */
async function readBack({ store, claim }: Transacting, error: unknown): Promise<TransactResult> {
  try {
    const rows = await withConnection(store.pool, (connection) =>
      askRows<{ finished: unknown }>(connection, store.sql.readBack(claim), patience(store)),
    )
    if (rows.some(({ finished }) => Number(finished) === 1)) return { state: 'committed' } // all of them, or none
    if (rows.length > 0) return { state: 'rolledBack', error }
  } catch {}
  throw error
}
