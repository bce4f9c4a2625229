import { type Counts, checkWorld } from './check/check-world.ts'
import type { FinishedWorld } from './check/finished-world.ts'
import { createGateway } from './gateway/gateway.ts'
import type { Copies } from './merchant/library-copies.ts'
import { checkClosed, type Merchants, startMerchants } from './merchant/merchants.ts'
import type { Plan } from './plan/plan.ts'
import { DOCUMENTED_RULES, type StoreRules } from './store/store-rules.ts'
import { createStoreServer } from './store/store-server.ts'
import { untilMicrotasksEnd } from './world/scheduler.ts'
import { createWorld, type Violation, type World } from './world/world.ts'

export interface RunOptions {
  readonly copies: Copies
  /** Default: the documented ones. */
  readonly rules?: StoreRules | undefined
  readonly tracing?: boolean | undefined
}

/** What one world came to. */
export interface WorldReport {
  readonly plan: Plan
  readonly violations: readonly Violation[]
  readonly counts: Counts
  readonly events: number
  readonly lines: readonly string[]
}

const SECOND = 1_000
/** An answer that the store did not take is tried again within this time, whatever it waited before. */
const QUIET_MILLISECONDS = 100 * SECOND
const LEASE_MILLISECONDS = 15 * SECOND
const LAST_TELLINGS = 4

/** Lets a whole world happen, and checks it. The same plan gives the same world. */
export async function runPlan(
  plan: Plan,
  { copies, rules = DOCUMENTED_RULES, tracing = false }: RunOptions,
): Promise<WorldReport> {
  const started: { merchants?: Merchants } = {}
  const world = createWorld(plan, {
    tracing,
    onFault(fault, process) {
      const { merchants } = started
      if (fault.kind === 'failover') {
        world.trace(() => `the store fails over, and loses the last ${fault.loses} ms`)
        return server.failOver(fault.loses)
      }
      if (process === undefined || merchants === undefined) return
      switch (fault.kind) {
        case 'crash':
          return merchants.crash(process, fault.down)
        case 'freeze':
          return process.freeze(fault.milliseconds)
        case 'clock':
          process.clockOffset += fault.by
          return world.trace(() => `the clock of process ${process.number} steps by ${fault.by} ms`)
        case 'deploy':
          return merchants.deploy(process, fault)
      }
    },
    restart: (process) => started.merchants?.crash(process, SECOND),
  })
  const { scheduler, history } = world
  const server = createStoreServer({ now: () => scheduler.now, rules, history })
  const stopListening = listenForEscapes(world)
  const merchants = startMerchants(world, server, copies)
  started.merchants = merchants
  const gateway = createGateway(world, merchants)
  try {
    await untilMicrotasksEnd()
    world.planFaults((number) => merchants.at(number)?.process)
    gateway.start()
    await scheduler.runPlans()
    await comeToRest({ world, gateway, merchants, server })
    return {
      plan,
      violations: world.violations,
      events: scheduler.happened,
      lines: world.lines,
      counts: checkWorld({ world, gateway, merchants, server }),
    }
  } finally {
    merchants.end()
    stopListening()
  }
}

/** Nothing goes wrong any more: whatever is still open must now come to its end. */
async function comeToRest(finished: FinishedWorld): Promise<void> {
  const { world, gateway, merchants } = finished
  const { scheduler } = world
  world.endFaults()
  merchants.heal()
  await scheduler.runFor(QUIET_MILLISECONDS)
  await scheduler.runFor(LEASE_MILLISECONDS + SECOND)
  for (let telling = 0; telling < LAST_TELLINGS; telling++) {
    gateway.tellAgain()
    await scheduler.runFor(20 * SECOND)
  }
  for (const merchant of merchants.all) {
    const { process, snap } = merchant
    if (process.state === 'dead') continue
    let isClosed = false
    snap.close().then(() => {
      isClosed = true
      checkClosed(world, merchant)
    })
    await scheduler.runFor(2 * SECOND)
    if (!isClosed) world.violate('work goes on for ever', `close() of process ${process.number} did not end`)
    if (process.timers > 0)
      world.violate('a timer is left', `process ${process.number} has ${process.timers} timers after close()`)
  }
}

/** An error that nobody caught would end a merchant's process. */
function listenForEscapes(world: World): () => void {
  const onEscape = (error: unknown) => world.violate('an error escaped', String(error))
  process.on('unhandledRejection', onEscape)
  return () => process.off('unhandledRejection', onEscape)
}
