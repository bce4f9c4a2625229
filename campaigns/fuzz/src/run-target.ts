import fc from 'fast-check'
import { type CorpusEntry, readCorpus } from './corpus.ts'
import type { FuzzTarget, OpenTarget } from './fuzz-target.ts'

/** How long a run may go on, and from where. */
export interface RunOptions {
  readonly seed: number
  readonly runs: number
  /** No new input is tried after this. */
  readonly limitSeconds: number
  /** Default: the target's file in the corpus. */
  readonly corpus?: readonly CorpusEntry[] | undefined
}

/** What one target's run came to. */
export interface Run {
  /** Inputs tried, those of the corpus and the known ones included. */
  readonly tried: number
  readonly finding?: Finding | undefined
}

/** The smallest input found that breaks the promise. */
export interface Finding {
  readonly input: unknown
  readonly problem: string
}

/** One input may not take longer. */
const INPUT_LIMIT_MILLISECONDS = 15_000

/** Tries the corpus, the known inputs, then random ones. Stops at the first broken promise, and makes its input as small as it can. */
export async function runTarget(target: FuzzTarget, options: RunOptions): Promise<Run> {
  const { seed, runs, limitSeconds, corpus = readCorpus(target.name) } = options
  const always = [...corpus.map(({ input }) => input), ...(target.known ?? [])]
  const escaped = catchEscapes()
  let tried = 0
  const open = await target.open()
  try {
    const details = await fc.check(
      fc.asyncProperty(target.inputs, async (input) => {
        tried++
        await withinLimit(open, input)
        escaped.rethrow()
      }),
      {
        seed,
        numRuns: always.length + runs,
        examples: always.map((input): [unknown] => [input]),
        interruptAfterTimeLimit: limitSeconds * 1000,
        endOnFailure: false,
      },
    )
    if (!details.failed) return { tried }
    const { counterexample, errorInstance } = details
    if (counterexample === null) return { tried, finding: { input: null, problem: 'no input was tried in time' } }
    return { tried, finding: { input: counterexample[0], problem: describe(errorInstance) } }
  } finally {
    escaped.stop()
    await open.close?.()
  }
}

async function withinLimit(open: OpenTarget, input: unknown): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no end within ${INPUT_LIMIT_MILLISECONDS} ms`)),
      INPUT_LIMIT_MILLISECONDS,
    )
  })
  try {
    await Promise.race([open.check(input), late])
  } finally {
    clearTimeout(timer)
  }
}

/** An error that nobody caught would end a merchant's process: here it is a finding. */
function catchEscapes() {
  let first: unknown
  let any = false
  const keep = (error: unknown): void => {
    if (!any) first = error
    any = true
  }
  process.on('uncaughtException', keep)
  process.on('unhandledRejection', keep)
  return {
    rethrow() {
      if (!any) return
      const error = first
      any = false
      throw new Error(`nobody caught: ${describe(error)}`, { cause: error })
    },
    stop() {
      process.off('uncaughtException', keep)
      process.off('unhandledRejection', keep)
    },
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.name === 'BrokenPromise' ? error.message : (error.stack ?? error.message)
}
