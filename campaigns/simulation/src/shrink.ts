import type { Plan } from './plan/plan.ts'
import { type RunOptions, runPlan, type WorldReport } from './run-plan.ts'

/** No more worlds than this are tried to make one smaller. */
const MOST_TRIES = 300

/**
 * Makes a failing world small: fewer faults, payments and processes, as long as the same thing goes wrong.
 *
 * @param report A world in which something went wrong.
 * @returns The smallest world found, run with a trace.
 */
export async function shrink(report: WorldReport, options: RunOptions): Promise<WorldReport> {
  const kinds = new Set(report.violations.map(({ kind }) => kind))
  const [wanted] = kinds
  let best = report.plan
  let tries = 0

  async function stillFails(plan: Plan): Promise<boolean> {
    if (tries++ >= MOST_TRIES) return false
    const { violations } = await runPlan(plan, options)
    return violations.some(({ kind }) => kind === wanted)
  }

  /** Takes the first of these worlds that still fails; says whether there was one. */
  async function takeOneOf(plans: readonly Plan[]): Promise<boolean> {
    for (const plan of plans) {
      if (!(await stillFails(plan))) continue
      best = plan
      return true
    }
    return false
  }

  // Half of the faults at once, then one after the other, as in delta debugging.
  for (let size = Math.ceil(best.faults.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    while (await takeOneOf(withoutParts(best.faults, size).map((faults) => ({ ...best, faults })))) {
      // Smaller still?
    }
  }
  while (
    best.payments.length > 1 &&
    (await takeOneOf(withoutParts(best.payments, 1).map((payments) => ({ ...best, payments }))))
  ) {
    // Smaller still?
  }
  while (best.processes > 1 && (await takeOneOf([{ ...best, processes: best.processes - 1 }]))) {
    // Smaller still?
  }
  await takeOneOf([{ ...best, payments: best.payments.map((payment) => ({ ...payment, streamed: false })) }])
  return runPlan(best, { ...options, tracing: true })
}

/** The list, each time without so many of its items that follow one another. */
function withoutParts<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const starts = Array.from({ length: Math.ceil(items.length / size) }, (_, index) => index * size)
  return starts.map((start) => [...items.slice(0, start), ...items.slice(start + size)])
}
