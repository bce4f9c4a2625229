import { isSpoiled } from '../machine-load/watch.ts'
import type { Section } from '../report/section.ts'
import type { Goal } from './goals.ts'

/** What one section says of a goal. */
export interface Found {
  readonly section: string
  /** `undefined` where it was not measured. */
  readonly value: number | undefined
  readonly met: boolean
  /** Whether the machine was so busy that the value says little. */
  readonly spoiled: boolean
}

/** A goal, and what a run found. It is met where every section was measured and meets it. */
export interface Verdict {
  readonly goal: Goal
  readonly state: 'met' | 'missed' | 'not measured'
  readonly found: readonly Found[]
}

/** Judges each goal by the sections of a run. */
export function judgeGoals(goals: readonly Goal[], sections: readonly Section[]): readonly Verdict[] {
  return goals.map((goal) => {
    const found = goal.sections.map((title) => judgeSection(goal, title, sections))
    const measured = found.filter(({ value }) => value !== undefined)
    const state = measured.some(({ met }) => !met)
      ? 'missed'
      : measured.length === 0 || measured.length < found.length
        ? 'not measured'
        : 'met'
    return { goal, state, found }
  })
}

function judgeSection(goal: Goal, title: string, sections: readonly Section[]): Found {
  const section = sections.find((candidate) => candidate.title === title)
  const value = section === undefined ? undefined : readValue(goal, section)
  return {
    section: title,
    value,
    met: value !== undefined && isWithin(value, goal.limit),
    spoiled: section?.tally !== undefined && isSpoiled(section.tally),
  }
}

function readValue({ reading }: Goal, { rows, curve }: Section): number | undefined {
  if (reading.kind === 'growth') return curve?.perTenfold
  const own = rows.find(({ name }) => name === reading.of)
  if (reading.kind === 'figure') return own?.figures[reading.figure]
  if (reading.figure === undefined) return own?.ratios[reading.against]
  const other = rows.find(({ name }) => name === reading.against)
  const [of, against] = [own?.figures[reading.figure], other?.figures[reading.figure]]
  return of === undefined || against === undefined ? undefined : of / against
}

/** As it is printed, so that no goal is missed by what nobody sees: two decimals. */
function isWithin(value: number, limit: Goal['limit']): boolean {
  const rounded = Math.round(value * 100) / 100
  return 'atMost' in limit ? rounded <= limit.atMost : rounded >= limit.atLeast
}

/** A goal's limit, as it is read: `≤ 1.6 ×`. */
export function writeLimit({ limit, unit = '×' }: Goal): string {
  return 'atMost' in limit ? `≤ ${limit.atMost} ${unit}` : `≥ ${limit.atLeast} ${unit}`
}

/** What was found: one number, or from the least to the most. */
export function writeFound({ goal: { unit = '×' }, found }: Verdict): string {
  const values = found.flatMap(({ value }) => value ?? [])
  if (values.length === 0) return '–'
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => value.toFixed(2))
  return least === most ? `${least} ${unit}` : `${least} to ${most} ${unit}`
}

/** The goals as text: each with its state, and below a missed one the sections that miss it. */
export function writeVerdicts(verdicts: readonly Verdict[]): string {
  const lines = verdicts.flatMap((verdict) => {
    const { goal, state, found } = verdict
    const head = `${state === 'missed' ? 'MISSED' : state}`.padEnd(14)
    const missed = found.filter(({ value, met }) => value !== undefined && !met)
    const busy = found.some(({ spoiled }) => spoiled) ? '   (the machine was busy)' : ''
    return [
      `${head}${goal.what}: ${writeLimit(goal)}, found ${writeFound(verdict)}${busy}`,
      ...missed.map(({ section, value }) => `${' '.repeat(16)}${section}: ${value?.toFixed(2)}`),
    ]
  })
  const count = (state: Verdict['state']) => verdicts.filter((verdict) => verdict.state === state).length
  return [
    `Goals: ${count('met')} met, ${count('missed')} missed, ${count('not measured')} not measured`,
    ...lines,
  ].join('\n')
}
