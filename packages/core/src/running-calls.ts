import type { CallFacts } from './events.ts'
import type { Ticker } from './ticker.ts'

/** A call whose handler runs now. */
export interface RunningCall extends CallFacts {
  /** How long its handler has been running. Past its deadline it runs on, and keeps its claim. */
  readonly durationMilliseconds: number
}

/** The calls of one Snap whose handlers run. */
export interface RunningCalls {
  /**
   * Counts a call's handler as running.
   *
   * @param describe What is known of it by now: asked when somebody looks.
   * @param tell Told each minute that it still runs, and for how long.
   * @returns What ends it.
   */
  start(describe: () => CallFacts, tell: (durationMilliseconds: number) => void): () => void
  /** The longest first. */
  list(): readonly RunningCall[]
}

interface Running {
  readonly describe: () => CallFacts
  readonly startedAt: number
}

const TELL_MILLISECONDS = 60_000

export function createRunningCalls(ticker: Ticker): RunningCalls {
  const running = new Set<Running>()
  return {
    start(describe, tell) {
      const startedAt = performance.now()
      const one = { describe, startedAt }
      running.add(one)
      const stopTelling = ticker.every(TELL_MILLISECONDS, () => tell(performance.now() - startedAt))
      return () => {
        stopTelling()
        running.delete(one)
      }
    },
    list() {
      const now = performance.now()
      return [...running].map(({ describe, startedAt }) => ({ ...describe(), durationMilliseconds: now - startedAt }))
    },
  }
}
