import { availableParallelism } from 'node:os'
import { type ProcessorTime, readLoadBeyond, readProcessorTime } from './processor-time.ts'

/** The clock of `/proc` goes in steps: so much may be seen that was not there. */
const CLOCK_ERROR_SECONDS = 0.03

/** A bench keeps about two threads busy: the one that is measured, and the one that calls it. */
const OWN_THREADS = 2

/** Which share of all cores others had between two readings, from 0 to 1; what the hypervisor took counts as theirs. */
export function shareOfOthers(
  { before, after }: { readonly before: ProcessorTime; readonly after: ProcessorTime },
  { seconds, cores }: { readonly seconds: number; readonly cores: number },
): number {
  const others = after.all - before.all - (after.ours - before.ours) - CLOCK_ERROR_SECONDS
  return Math.min(1, Math.max(0, others / (seconds * cores)))
}

/** Does something, and says which share of all cores others had meanwhile. */
export async function weighLoad<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly others: number }> {
  const before = readProcessorTime()
  const start = performance.now()
  const value = await work()
  const seconds = (performance.now() - start) / 1000
  const after = readProcessorTime()
  const others =
    before === undefined || after === undefined
      ? readLoadBeyond(OWN_THREADS)
      : shareOfOthers({ before, after }, { seconds, cores: availableParallelism() })
  return { value, others }
}
