/** What can be measured of one row. The table's columns, the JSON's members. */
export const FIGURES = {
  callsPerSecond: { title: 'calls/s', digits: 0 },
  cpuMicrosecondsPerCall: { title: 'CPU µs/call', digits: 1 },
  bytesPerCall: { title: 'bytes/call', digits: 0 },
  p50Milliseconds: { title: 'p50 ms', digits: 2 },
  p99Milliseconds: { title: 'p99 ms', digits: 2 },
} as const

export type FigureName = keyof typeof FIGURES

/** A promise about one ratio. */
export interface Goal {
  /** A row of the same section. */
  readonly against: string
  readonly atLeast: number
}

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
}

export function isMet({ ratios }: Row, { against, atLeast }: Goal): boolean {
  return (ratios[against] ?? Number.NaN) >= atLeast
}
