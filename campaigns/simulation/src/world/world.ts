import type { Fault, Plan, Point, StepName, Trigger } from '../plan/plan.ts'
import { createRandom, type Random } from '../random.ts'
import { type ClaimHistory, createClaimHistory } from '../store/claim-history.ts'
import { createHandlerRuns, type HandlerRuns } from './handler-runs.ts'
import type { MerchantProcess } from './merchant-process.ts'
import { createScheduler, type Scheduler } from './scheduler.ts'

type StepFaultPlan = Extract<Fault, { kind: 'step' }>
type Struck = Extract<Fault, { trigger: Trigger }>

/** One simulated world: its clock, its chance, its faults, and what happened in it. */
export interface World {
  readonly plan: Plan
  readonly scheduler: Scheduler
  /** The wall clock when the world began. */
  readonly startsAt: number
  readonly random: Random
  readonly history: ClaimHistory
  readonly runs: HandlerRuns
  /** What happened, line by line; empty unless it was asked for. */
  readonly lines: readonly string[]
  /** What must not have happened and did. */
  readonly violations: Violation[]
  trace(line: () => string): void
  violate(kind: string, message: string): void
  nextId(): number
  /** How long a message takes. */
  latency(): number
  /** A process has come to a point: does a fault strike there? */
  strike(point: Point, process: MerchantProcess): void
  /** The fault that this step has, if any. Counts the steps. */
  stepFault(name: StepName): StepFaultPlan | undefined
  /** How the store and the ledger fail at present. */
  outage(name: StepName): 'fail' | 'hang' | undefined
  /** Plans the faults that strike at an instant. */
  planFaults(processAt: (number: number) => MerchantProcess | undefined): void
  /** An operator starts a process anew. */
  restart(process: MerchantProcess): void
  /** From now on nothing goes wrong any more. */
  endFaults(): void
}

/** One thing that must not happen, and did. `kind` is one text for all of its like. */
export interface Violation {
  readonly kind: string
  readonly message: string
}

export interface WorldOptions {
  readonly tracing: boolean
  /** Does to a process, or to the store, what a fault says. */
  readonly onFault: (fault: Struck, process: MerchantProcess | undefined) => void
  readonly restart: (process: MerchantProcess) => void
}

export function createWorld(plan: Plan, { tracing, onFault, restart }: WorldOptions): World {
  const scheduler = createScheduler()
  const random = createRandom(plan.seed, 'world')
  const lines: string[] = []
  const violations: Violation[] = []
  const atPoints = new Map<Point, { readonly fault: Struck; left: number }[]>()
  const steps = new Map<StepName, { count: number; readonly faults: StepFaultPlan[] }>()
  const outages = plan.faults.filter((fault) => fault.kind === 'outage')
  let ids = 0
  let faultsEnded = false

  for (const fault of plan.faults) {
    if (fault.kind === 'step') {
      const found = steps.get(fault.step) ?? { count: 0, faults: [] }
      found.faults.push(fault)
      steps.set(fault.step, found)
    }
    if ('trigger' in fault && 'point' in fault.trigger) {
      const { point, nth } = fault.trigger
      atPoints.set(point, [...(atPoints.get(point) ?? []), { fault, left: nth }])
    }
  }

  const world: World = {
    plan,
    scheduler,
    startsAt: plan.startsAt,
    random,
    history: createClaimHistory(),
    runs: createHandlerRuns(scheduler),
    lines,
    violations,
    trace(line) {
      if (tracing) lines.push(`${String(scheduler.now).padStart(10)} ${line()}`)
    },
    violate(kind, message) {
      violations.push({ kind, message })
      world.trace(() => `VIOLATION ${kind}: ${message}`)
    },
    nextId: () => ++ids,
    latency: () => 1 + random.below(4),
    strike(point, process) {
      const waiting = atPoints.get(point)
      if (waiting === undefined || faultsEnded) return
      for (const each of waiting) if (--each.left === 0) onFault(each.fault, process)
    },
    stepFault(name) {
      const found = steps.get(name)
      if (found === undefined || faultsEnded) return undefined
      const count = ++found.count
      return found.faults.find(({ nth }) => nth === count)
    },
    outage(name) {
      if (faultsEnded) return undefined
      return outages.find(
        ({ at, milliseconds, only = name }) =>
          only === name && at <= scheduler.now && scheduler.now < at + milliseconds,
      )?.how
    },
    planFaults(processAt) {
      for (const fault of plan.faults) {
        if (!('trigger' in fault) || !('at' in fault.trigger)) continue
        const { at, process } = fault.trigger
        scheduler.after(at, () => onFault(fault, processAt(process)), true)
      }
    },
    restart,
    endFaults() {
      faultsEnded = true
    },
  }
  return world
}
