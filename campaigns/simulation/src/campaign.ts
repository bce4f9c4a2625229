import type { Cause } from './check/why-again.ts'
import { makePlan } from './plan/make-plan.ts'
import { FAULT_CLASSES, type FaultClass } from './plan/plan.ts'
import { type RunOptions, runPlan, type WorldReport } from './run-plan.ts'

/** What all worlds of one fault class came to. */
export interface ClassTotals {
  worlds: number
  payments: number
  retries: number
  takenTwice: number
  lost: number
  wrong: number
  /** Payments that were taken twice, or lost, where that is documented, by cause. */
  readonly exceptions: Map<Cause, number>
}

/** What a campaign came to. */
export interface Totals {
  readonly classes: ReadonlyMap<FaultClass, ClassTotals>
  /** The first worlds in which something went wrong. */
  readonly failures: readonly WorldReport[]
  readonly worlds: number
  readonly events: number
}

export interface CampaignOptions extends RunOptions {
  readonly seeds: Iterable<number>
  /** No new world begins after this. Default: no limit. */
  readonly limitSeconds?: number | undefined
  /** How many failures end it. Default 1. */
  readonly mostFailures?: number | undefined
  readonly onProgress?: ((worlds: number) => void) | undefined
}

/** Runs one world after the other, and counts. */
export async function runCampaign(options: CampaignOptions): Promise<Totals> {
  const { seeds, limitSeconds = Number.POSITIVE_INFINITY, mostFailures = 1, onProgress } = options
  const classes = new Map(FAULT_CLASSES.map((name) => [name, emptyTotals()] as const))
  const failures: WorldReport[] = []
  const endsAt = performance.now() + limitSeconds * 1_000
  let worlds = 0
  let events = 0
  for (const seed of seeds) {
    if (performance.now() > endsAt) break
    const report = await runPlan(makePlan(seed), options)
    add(classes.get(report.plan.faultClass) ?? emptyTotals(), report)
    worlds++
    events += report.events
    onProgress?.(worlds)
    if (report.violations.length > 0) failures.push(report)
    if (failures.length >= mostFailures) break
  }
  return { classes, failures, worlds, events }
}

function emptyTotals(): ClassTotals {
  return { worlds: 0, payments: 0, retries: 0, takenTwice: 0, lost: 0, wrong: 0, exceptions: new Map() }
}

function add(totals: ClassTotals, { counts, violations }: WorldReport): void {
  totals.worlds++
  totals.payments += counts.payments
  totals.retries += counts.retries
  totals.takenTwice += counts.takenTwice
  totals.lost += counts.lost
  if (violations.length > 0) totals.wrong++
  for (const cause of counts.exceptions) totals.exceptions.set(cause, (totals.exceptions.get(cause) ?? 0) + 1)
}
