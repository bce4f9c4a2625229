import type { MerchantProcess } from './merchant-process.ts'
import type { Scheduler } from './scheduler.ts'

/**
 * How a handler's run ended: with a success, with a rejection for good, with one that a retry may repeat, or with a throw. A run that has
 * not ended runs, or was cut off with its process.
 */
export type RunEnd = 'success' | 'refused' | 'retry' | 'threw'

/** One run of the merchant's handler. */
export interface HandlerRun {
  /** From 1, over all payments: what its answer says. */
  readonly number: number
  readonly payment: number
  readonly process: MerchantProcess
  /** The claim under which it runs; `undefined`: none was granted before. */
  readonly holder: string | undefined
  readonly call: number
  readonly startedAt: number
  /** How often the ledger has it at present. */
  effects: number
  end: RunEnd | undefined
}

export interface HandlerRuns {
  readonly all: readonly HandlerRun[]
  of(payment: number): readonly HandlerRun[]
  /** A claim was granted to a process: its handler is the next thing that this process starts. */
  claimGranted(process: MerchantProcess, holder: string): void
  /** @param holder Where it is known; else the claim that was granted last. */
  start(
    process: MerchantProcess,
    run: { readonly payment: number; readonly call: number; readonly holder?: string | undefined },
  ): HandlerRun
}

export function createHandlerRuns(scheduler: Scheduler): HandlerRuns {
  const all: HandlerRun[] = []
  const granted = new Map<MerchantProcess, string>()
  return {
    all,
    of: (payment) => all.filter((run) => run.payment === payment),
    claimGranted: (process, holder) => granted.set(process, holder),
    start(process, { payment, call, holder = granted.get(process) }) {
      granted.delete(process)
      const run: HandlerRun = {
        number: all.length + 1,
        payment,
        process,
        holder,
        call,
        startedAt: scheduler.now,
        effects: 0,
        end: undefined,
      }
      all.push(run)
      return run
    },
  }
}
