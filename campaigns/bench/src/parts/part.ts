import type { Watch } from '../machine-load/watch.ts'
import type { Section } from '../report/section.ts'
import type { Merchant } from '../workload/merchant.ts'

/** What a part is told. */
export interface RunOptions {
  readonly merchant: Merchant
  /** Fewer and shorter rounds: to see that it works, not to quote. */
  readonly quick: boolean
  /** Sees to it that what is measured was not disturbed. */
  readonly watch: Watch
  /** Says what is being measured. */
  readonly progress: (what: string) => void
}

/** One part of the benchmark. It yields each section as soon as it is measured. */
export interface Part {
  readonly name: string
  readonly about: string
  run(options: RunOptions): AsyncIterable<Section>
}
