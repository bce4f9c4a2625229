import { type Ledger, memoryLedger } from '../../src/business.ts'

/** A ledger whose appends wait, as in a slow database, until the gate opens. */
export interface GatedLedger extends Ledger {
  open(): void
  /** Resolves when this many appends wait. */
  waiting(appends: number): Promise<void>
}

export function gatedLedger(): GatedLedger {
  const ledger = memoryLedger()
  let arrived = 0
  let open: () => void = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const watchers = new Map<number, () => void>()
  return {
    ...ledger,
    async append(...row) {
      arrived++
      watchers.get(arrived)?.()
      await gate
      return ledger.append(...row)
    },
    open: () => open(),
    waiting: (appends) =>
      arrived >= appends ? Promise.resolve() : new Promise((resolve) => watchers.set(appends, resolve)),
  }
}
