import type { DuplicateStore, Snap, SnapEvent } from '@snap-sdk/core'
import { DIALECTS, TOKEN_SECRET } from '../gateway/dialects.ts'
import { recordedMemoryStore } from '../store/recorded-memory-store.ts'
import { sharedStore } from '../store/shared-store.ts'
import type { StoreServer } from '../store/store-server.ts'
import type { MerchantProcess } from '../world/merchant-process.ts'
import { startProcess } from '../world/start-process.ts'
import type { World } from '../world/world.ts'
import type { Copies, LibraryCopy } from './library-copies.ts'
import { takePayment } from './take-payment.ts'

/** A process with the library in it. */
export interface Merchant {
  readonly process: MerchantProcess
  readonly snap: Snap
  /** Calls that it has received and not answered. */
  readonly open: Set<number>
  readonly events: SnapEvent[]
}

/** The merchant's processes behind its load balancer. */
export interface Merchants {
  readonly all: readonly Merchant[]
  /** Who gets the next call: one of those that take calls; `undefined` while there are none. */
  pick(): Merchant | undefined
  /** The present process of a number. */
  at(number: number): Merchant | undefined
  /** Ends a process at once, and starts another in its place. */
  crash(process: MerchantProcess, down: number): void
  /** Replaces a process in the ordinary way: no new calls, `close()`, the end. It is not waited for longer than `grace`. */
  deploy(process: MerchantProcess, options: { readonly grace: number; readonly down: number }): void
  /** Starts what is down, sets the clocks right, lets the frozen go on. */
  heal(): void
  /** Gives the copies of the library back. */
  end(): void
}

const MOST_DIFFERENCE_MILLISECONDS = 30

/** A frozen process still gets calls: nobody knows. */
export function startMerchants(world: World, server: StoreServer, copies: Copies): Merchants {
  const { plan, scheduler, random } = world
  const dialect = DIALECTS[plan.dialect]
  const all: Merchant[] = []
  const current = new Map<number, Merchant>()
  const taken = new Set<LibraryCopy>()

  function openStore(copy: LibraryCopy, process: MerchantProcess): DuplicateStore {
    if (plan.mode === 'memory') return recordedMemoryStore(world, copy.library.memoryDuplicateStore(), process)
    return sharedStore(world, server, process, { transacts: plan.mode === 'transact' })
  }

  function start(number: number): void {
    if (current.get(number)?.process.state === 'up') return
    const copy = copies.take()
    taken.add(copy)
    const process = startProcess(world, copy.slot, number)
    process.clockOffset = random.between(-MOST_DIFFERENCE_MILLISECONDS, MOST_DIFFERENCE_MILLISECONDS)
    const events: SnapEvent[] = []
    const duplicates = openStore(copy, process)
    copy.take = async (payment, context) => takePayment(world, process, copy.library.reject, payment, context)
    const snap = copy.library.createSnap({
      gateways: [copy.gatewayOf(plan.dialect)],
      ...(dialect.tokenPath === undefined ? {} : { tokens: { secrets: [TOKEN_SECRET] } }),
      duplicates,
      onEvent: (event) => {
        events.push(event)
        world.trace(() => `process ${number}: ${describeEvent(event)}`)
      },
    })
    const merchant: Merchant = { process, snap, open: new Set(), events }
    all.push(merchant)
    current.set(number, merchant)
    world.trace(() => `process ${number} starts`)
  }

  function end({ process }: Merchant): void {
    process.crash()
    for (const copy of taken) {
      if (copy.slot.process !== process) continue
      taken.delete(copy)
      // What it does in this very turn is still its own.
      scheduler.after(0, () => copies.giveBack(copy))
    }
  }

  const merchantOf = (process: MerchantProcess) => all.find((merchant) => merchant.process === process)

  for (let number = 0; number < plan.processes; number++) start(number)
  return {
    all,
    pick() {
      const open = [...current.values()].filter(({ process }) => process.state !== 'dead' && !process.leaving)
      return open.length === 0 ? undefined : random.pick(open)
    },
    at: (number) => current.get(number),
    crash(process, down) {
      const merchant = merchantOf(process)
      if (merchant === undefined || process.state === 'dead') return
      end(merchant)
      if (current.get(process.number) === merchant) scheduler.after(down, () => start(process.number), true)
    },
    deploy(process, { grace, down }) {
      const merchant = merchantOf(process)
      if (merchant === undefined || process.state !== 'up' || process.leaving) return
      process.leaving = true
      world.trace(() => `process ${process.number} closes`)
      const leave = () => {
        if (process.state === 'dead') return
        end(merchant)
        scheduler.after(down, () => start(process.number), true)
      }
      const limit = scheduler.after(grace, leave, true)
      merchant.snap.close().then(() =>
        process.receive('timer', () => {
          scheduler.cancel(limit)
          checkClosed(world, merchant)
          leave()
        }),
      )
    },
    heal() {
      for (const { process } of all) process.thaw()
      for (const { process } of current.values()) process.clockOffset = 0
      for (let number = 0; number < plan.processes; number++) {
        if (current.get(number)?.process.state === 'dead') start(number)
      }
    },
    end() {
      for (const merchant of all) if (merchant.process.state !== 'dead') merchant.process.crash()
      for (const copy of taken) copies.giveBack(copy)
      taken.clear()
    },
  }
}

/** What `close()` promises: all that runs has ended. */
export function checkClosed(world: World, { process, open }: Merchant): void {
  const running = world.runs.all.filter((run) => run.process === process && run.end === undefined)
  for (const run of running) world.violate('closed too early', `close() ended while run ${run.number} was running`)
  for (const call of open) world.violate('closed too early', `close() ended before call ${call} was answered`)
}

function describeEvent(event: SnapEvent): string {
  switch (event.type) {
    case 'answered':
      return `answered ${event.responseCode}${event.duplicate === undefined ? '' : ` ${event.duplicate}`}${event.late ? ' late' : ''}`
    case 'warning':
      return `${event.code}: ${event.message}`
    default:
      return `${event.type} ${event.responseCode} ${event.cause.code}: ${event.cause.message}`
  }
}
