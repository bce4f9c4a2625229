import type { Machine } from './machine.ts'
import type { Section } from './section.ts'

/** One part of the bench, as one run measured it: its ratios are of that run. */
export interface MeasuredPart {
  /** ISO 8601. */
  readonly measuredAt: string
  readonly machine: Machine
  readonly sections: readonly Section[]
}

/** What `campaigns/bench/results.json` holds: each part by its name, as it was last measured. */
export type Results = Readonly<Record<string, MeasuredPart>>

/** The sections of all parts. */
export function allSections(results: Results): readonly Section[] {
  return Object.values(results).flatMap(({ sections }) => sections)
}

/** The sections of a run by part, over those of an earlier one. */
export function mergeResults(before: Results, { sections, ...run }: MeasuredPart, order: readonly string[]): Results {
  const parts = order.flatMap((name): readonly (readonly [string, MeasuredPart])[] => {
    const own = sections.filter(({ part }) => part === name)
    const known = before[name]
    if (own.length > 0) return [[name, { ...run, sections: own }]]
    return known === undefined ? [] : [[name, known]]
  })
  return Object.fromEntries(parts)
}
