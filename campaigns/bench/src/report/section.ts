import type { Growth, Point } from '../growth/judge-growth.ts'

/** What can be measured of one row. The table's columns, the JSON's members. */
export const FIGURES = {
  callsPerSecond: { title: 'calls/s', digits: 0 },
  cpuMicrosecondsPerCall: { title: 'CPU µs/call', digits: 1 },
  bytesPerCall: { title: 'bytes/call', digits: 0 },
  p50Milliseconds: { title: 'p50 ms', digits: 2 },
  p99Milliseconds: { title: 'p99 ms', digits: 2 },
  importMilliseconds: { title: 'import ms', digits: 1 },
  residentMegabytes: { title: 'memory MB', digits: 1 },
  installedKilobytes: { title: 'installed kB', digits: 0 },
  tarballKilobytes: { title: 'packed kB', digits: 1 },
  packages: { title: 'packages', digits: 0 },
  minifiedKilobytes: { title: 'minified kB', digits: 1 },
  gzipKilobytes: { title: 'gzip kB', digits: 1 },
} as const

export type FigureName = keyof typeof FIGURES

/** A promise about one ratio. */
export interface Goal {
  /** A row of the same section. */
  readonly against: string
  readonly atLeast: number
}

/** One contender and what was measured of it. */
export interface Row {
  readonly name: string
  readonly figures: Readonly<Partial<Record<FigureName, number>>>
  /** How many times the first figure of another row of the section, by that row's name: the median of the rounds' ratios. */
  readonly ratios: Readonly<Record<string, number>>
  readonly goals?: readonly Goal[] | undefined
  /** What else must be said of it: that it could not be measured, and why. */
  readonly note?: string | undefined
}

/** Rows that were measured in turn, and can be compared. */
export interface Section {
  readonly part: string
  readonly title: string
  readonly rows: readonly Row[]
  readonly curve?: Curve | undefined
}

/** How a cost grows. */
export interface Curve {
  /** What x counts. */
  readonly title: string
  /** y: CPU microseconds per call. */
  readonly points: readonly Point[]
  readonly found: Growth | 'steeper'
  readonly expected: Growth
}

/** Whether a goal is reached; a ratio that is missing reaches none. */
export function isMet({ ratios }: Row, { against, atLeast }: Goal): boolean {
  return (ratios[against] ?? Number.NaN) >= atLeast
}

/** A cost that does not grow at all is never too much. */
export function isAsExpected({ found, expected }: Pick<Curve, 'found' | 'expected'>): boolean {
  return found === 'flat' || found === expected
}
