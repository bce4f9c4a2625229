import type { Machine } from './machine.ts'
import { type Goal, isAsExpected, isMet, type Row, type Section } from './section.ts'

/** All of one run: what `campaigns/bench/results.json` holds. */
export interface Results {
  /** ISO 8601. */
  readonly measuredAt: string
  readonly machine: Machine
  readonly sections: readonly Section[]
}

/** A promise, and what was found. */
export interface Verdict {
  readonly promise: string
  readonly found: string
  readonly met: boolean
}

/** Every goal and every expected growth of the sections that were measured. */
export function judge(sections: readonly Section[]): readonly Verdict[] {
  return sections.flatMap(({ title, rows, curve }) => [
    ...rows.flatMap((row) => (row.goals ?? []).map((goal) => judgeGoal(title, rows, row, goal))),
    ...(curve === undefined
      ? []
      : [{ promise: `${curve.title}: ${curve.expected}`, found: curve.found, met: isAsExpected(curve) }]),
  ])
}

function judgeGoal(title: string, rows: readonly Row[], row: Row, goal: Goal): Verdict {
  const other = rows.find(({ name }) => name === goal.against)
  return {
    promise: `${title}: ${row.name} ≥ ${goal.atLeast} × ${goal.against}`,
    found: (row.ratios[goal.against] ?? Number.NaN).toFixed(2) + compareCpu(row, other),
    met: isMet(row, goal),
  }
}

/** Calls per second of CPU time: what a busy machine spoils least. No goal is about it. */
function compareCpu({ figures: ours }: Row, other: Row | undefined): string {
  const [own, others] = [ours.cpuMicrosecondsPerCall, other?.figures.cpuMicrosecondsPerCall]
  return own === undefined || others === undefined ? '' : `   by CPU time ${(others / own).toFixed(2)}`
}

export function writeVerdicts(verdicts: readonly Verdict[]): string {
  const width = Math.max(0, ...verdicts.map(({ promise }) => promise.length))
  return verdicts
    .map(({ promise, found, met }) => `${met ? 'met   ' : 'MISSED'}  ${promise.padEnd(width)}  ${found}`)
    .join('\n')
}
