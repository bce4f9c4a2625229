import type { Growth, Point } from '../growth/judge-growth.ts'
import type { Tally } from '../machine-load/watch.ts'

/**
 * What can be measured of one row: the table's columns, the JSON's members. The first one that a section has is what its ratios compare.
 *
 * `bare`: a size or a number, the same on every machine, which a document may quote. Of all else it quotes ratios alone.
 */
export const FIGURES = {
  cpuMicrosecondsPerCall: { title: 'CPU µs/call', name: 'CPU time', digits: 1, bare: false },
  callsPerSecond: { title: 'calls/s', name: 'calls/s', digits: 0, bare: false },
  p50Milliseconds: { title: 'p50 ms', name: 'p50', digits: 2, bare: false },
  p99Milliseconds: { title: 'p99 ms', name: 'p99', digits: 2, bare: false },
  bytesPerCall: { title: 'bytes/call', name: 'bytes', digits: 0, bare: false },
  importCpuMilliseconds: { title: 'CPU ms', name: 'CPU time', digits: 1, bare: false },
  importMilliseconds: { title: 'import ms', name: 'time', digits: 1, bare: false },
  residentMegabytes: { title: 'memory MB', name: 'memory', digits: 1, bare: false },
  gzipKilobytes: { title: 'gzip kB', name: 'gzip kB', digits: 1, bare: true },
  minifiedKilobytes: { title: 'minified kB', name: 'minified kB', digits: 1, bare: true },
  installedKilobytes: { title: 'installed kB', name: 'installed kB', digits: 0, bare: true },
  tarballKilobytes: { title: 'packed kB', name: 'packed kB', digits: 1, bare: true },
  packages: { title: 'packages', name: 'packages', digits: 0, bare: true },
} as const satisfies Record<string, FigureKind>

interface FigureKind {
  readonly title: string
  /** What a ratio of it is called in a document. */
  readonly name: string
  readonly digits: number
  readonly bare: boolean
}

export type FigureName = keyof typeof FIGURES

export const FIGURE_NAMES: readonly FigureName[] = Object.keys(FIGURES) as FigureName[] // it has no other keys

/** One contender and what was measured of it. */
export interface Row {
  readonly name: string
  readonly figures: Readonly<Partial<Record<FigureName, number>>>
  /** How many times the first figure of another row of the section, by that row's name: the median of the rounds' ratios. */
  readonly ratios: Readonly<Record<string, number>>
  /** What else must be said of it: that it could not be measured, and why. */
  readonly note?: string | undefined
}

/** Rows that were measured in turn, and can be compared. */
export interface Section {
  readonly part: string
  readonly title: string
  readonly rows: readonly Row[]
  /** The rows that the others are compared with; the first one counts most. */
  readonly references: readonly string[]
  readonly curve?: Curve | undefined
  /** How quiet the machine was. */
  readonly tally?: Tally | undefined
}

/** How a cost grows. */
export interface Curve {
  /** What x counts. */
  readonly title: string
  /** y: CPU microseconds per call. */
  readonly points: readonly Point[]
  readonly expected: Growth
  /** By how many times the cost grows where there is ten times as much. */
  readonly perTenfold: number
  readonly asExpected: boolean
}
