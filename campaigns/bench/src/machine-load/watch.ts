import { weighLoad } from './weigh-load.ts'

/** A measurement is disturbed when others had more than this share of all cores. */
export const DISTURBED_ABOVE = 0.1

/** A measurement that is disturbed is made so often at most; the quietest counts. */
const MOST_ATTEMPTS = 3

const REST_MILLISECONDS = 200

/** How the measurements of a section went. */
export interface Tally {
  readonly measurements: number
  /** How many were made once more, because somebody else had been using the machine. */
  readonly again: number
  /** How many count although they were disturbed. */
  readonly disturbed: number
}

/** Keeps an eye on the machine while it is measured. */
export interface Watch {
  /** Waits until the machine is quiet, for as long as its patience lasts. @returns The share that others have of it at the end. */
  waitForQuiet(): Promise<number>
  /** Measures; once more when it was disturbed, while there is time left for that. */
  measure<T>(work: () => Promise<T>): Promise<T>
  /** What was counted since it was last taken. */
  takeTally(): Tally
}

interface WatchOptions {
  /** For all that is measured again or waited for, in the whole run: so a busy machine prolongs a run by no more. */
  readonly patienceMilliseconds: number
  /** For tests. Default: weighs this machine. */
  readonly weigh?: typeof weighLoad
}

const NOTHING: Tally = { measurements: 0, again: 0, disturbed: 0 }

export function createWatch({ patienceMilliseconds, weigh = weighLoad }: WatchOptions): Watch {
  let patience = patienceMilliseconds
  let tally = NOTHING

  /** Does something at the cost of patience. */
  async function patiently<T>(work: () => Promise<T>): Promise<T> {
    const start = performance.now()
    try {
      return await work()
    } finally {
      patience -= performance.now() - start
    }
  }

  const rest = () => new Promise((resolve) => setTimeout(resolve, REST_MILLISECONDS))

  return {
    async waitForQuiet() {
      // No section takes more than a tenth of what there is: another one may need it more.
      const least = patience - patienceMilliseconds / 10
      for (;;) {
        const { others } = await patiently(() => weigh(rest))
        if (others <= DISTURBED_ABOVE || patience <= Math.max(0, least)) return others
      }
    },

    async measure(work) {
      let best = await weigh(work)
      let attempts = 1
      for (; best.others > DISTURBED_ABOVE && attempts < MOST_ATTEMPTS && patience > 0; attempts++) {
        const next = await patiently(() => weigh(work))
        if (next.others < best.others) best = next
      }
      tally = {
        measurements: tally.measurements + 1,
        again: tally.again + (attempts > 1 ? 1 : 0),
        disturbed: tally.disturbed + (best.others > DISTURBED_ABOVE ? 1 : 0),
      }
      return best.value
    },

    takeTally() {
      const taken = tally
      tally = NOTHING
      return taken
    },
  }
}

/** In one line, for the report; `undefined` where nothing was disturbed. */
export function describeTally({ measurements, again, disturbed }: Tally): string | undefined {
  if (again === 0 && disturbed === 0) return undefined
  const left = disturbed === 0 ? 'in the end none was disturbed' : `${disturbed} were disturbed all the same`
  return `the machine was busy: of ${measurements} measurements ${again} were made again, ${left}`
}

/** Whether so much of a section was disturbed that its figures say little. */
export function isSpoiled({ measurements, disturbed }: Tally): boolean {
  return disturbed > measurements / 2
}
