import type { DuplicateStore, StoredAnswer, TransactResult } from '@snap-sdk/core'
import type { MerchantProcess } from '../world/merchant-process.ts'
import type { World } from '../world/world.ts'
import type { ServerTransaction, StoreServer } from './store-server.ts'
import { StepFailed, takeStep, withTimeLimit } from './take-step.ts'

/** What a handler gets as `context.transaction`. */
export interface SimulatedTransaction {
  readonly holder: string
  /** A statement that changes nothing. */
  read(): Promise<void>
  write(effect: { readonly take: () => void; readonly undo: () => void }): Promise<void>
}

/** How often an unknown commit is asked for, on another connection each time. */
const READ_BACKS = 3

/** The client of a shared store, as one process has it. */
export function sharedStore(
  world: World,
  server: StoreServer,
  process: MerchantProcess,
  { transacts }: { readonly transacts: boolean },
): DuplicateStore {
  const { history, scheduler } = world
  const step = <T>(name: Parameters<typeof takeStep>[2], apply: () => T, onDisturbed?: () => void) =>
    takeStep(world, process, name, apply, onDisturbed)

  const store: DuplicateStore = {
    async claim(keys, claim) {
      const result = await step('claim', () => server.claim(keys, claim, process))
      if (result.state === 'claimed') world.runs.claimGranted(process, claim.holder)
      return result
    },
    renew(keys, holder, leaseMilliseconds) {
      return step(
        'renew',
        () => server.renew(keys, holder, leaseMilliseconds),
        () => {
          const record = history.of(holder)
          if (record !== undefined) record.disturbedRenewals++
        },
      )
    },
    finish: (keys, holder, answer) => step('finish', () => server.finish(keys, holder, answer)),
    release: (keys, holder) => step('release', () => server.release(keys, holder)),
    isRunning: (keys) => step('isRunning', () => server.isRunning(keys)),
  }
  if (!transacts) return store

  const ask = <T>(name: Parameters<typeof takeStep>[2], apply: () => T) =>
    withTimeLimit(world, process, step(name, apply))

  return {
    ...store,
    async transact(keys, holder, { silenceMilliseconds }, work): Promise<TransactResult> {
      const transaction: ServerTransaction = { holder, state: 'open', heardAt: scheduler.now, writes: [] }
      /** The database ends a transaction of which it hears nothing. */
      function hear(): void {
        if (transaction.state !== 'open') throw new StepFailed('the transaction was ended')
        transaction.heardAt = scheduler.now
        const heardAt = transaction.heardAt
        scheduler.after(silenceMilliseconds, () => {
          if (transaction.state === 'open' && transaction.heardAt === heardAt) transaction.state = 'aborted'
        })
      }
      try {
        await ask('begin', hear)
      } catch (error) {
        return { state: 'rolledBack', error }
      }
      const given: SimulatedTransaction = {
        holder,
        read: () => ask('write', hear),
        write: (effect) =>
          ask('write', () => {
            hear()
            transaction.writes.push(effect)
          }),
      }
      const kept = readKept(await work(given))
      if (kept === undefined) {
        // The connection is closed where it fails, and that ends the transaction, too.
        await ask('rollback', () => abort(transaction)).catch(() => abort(transaction))
        return { state: 'rolledBack' }
      }
      try {
        const committed = await ask('commit', () => {
          hear()
          return server.commit(transaction, keys, kept)
        })
        return committed ? { state: 'committed' } : { state: 'lost' }
      } catch (error) {
        return readBack(transaction, error)
      }
    },
  }

  /** Whether an unknown commit was one: nobody commits a transaction that was ended here. */
  async function readBack(transaction: ServerTransaction, error: unknown): Promise<TransactResult> {
    for (let asked = 0; asked < READ_BACKS; asked++) {
      try {
        const committed = await ask('readBack', () => {
          abort(transaction)
          return transaction.state === 'committed'
        })
        return committed ? { state: 'committed' } : { state: 'rolledBack', error }
      } catch {
        // Another connection may get through.
      }
    }
    const record = history.of(transaction.holder)
    if (record !== undefined) record.isUnknown = true
    throw error
  }
}

function abort(transaction: ServerTransaction): void {
  if (transaction.state === 'open') transaction.state = 'aborted'
}

/** What work gives: an answer alone, or one with word on what was written. */
function readKept(
  given: StoredAnswer | { readonly answer: StoredAnswer; readonly undo: boolean } | undefined,
): { readonly answer: StoredAnswer; readonly undo: boolean } | undefined {
  if (given === undefined) return undefined
  return 'answer' in given ? given : { answer: given, undo: false }
}
