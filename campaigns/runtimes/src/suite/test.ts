/** One test of the suite: it throws when the runtime does not pass. */
export interface Test {
  readonly name: string
  readonly run: () => void | Promise<void>
  /** Why the test cannot pass here. One that passes all the same fails. */
  readonly gap?: string | undefined
}

/** What became of one test, and at the end how many there were. A runtime hands each over as a line of JSON. */
export type Line =
  | { readonly passed: string }
  | { readonly gap: string; readonly reason: string }
  | { readonly failed: string; readonly message: string }
  | { readonly done: number }

const LONGEST_MILLISECONDS = 30_000

/** Runs the tests one after the other. @returns A line for each, and the last line. */
export async function* runTests(tests: readonly Test[]): AsyncGenerator<string> {
  for (const test of tests) yield toText(await runTest(test))
  yield toText({ done: tests.length })
}

async function runTest({ name, run, gap: reason }: Test): Promise<Line> {
  const message = await findFailure(run)
  if (reason === undefined) return message === undefined ? { passed: name } : { failed: name, message }
  return message === undefined ? { failed: name, message: `it passes, but is a gap: ${reason}` } : { gap: name, reason }
}

async function findFailure(run: Test['run']): Promise<string | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${LONGEST_MILLISECONDS} ms`)), LONGEST_MILLISECONDS)
  })
  try {
    await Promise.race([run(), tooLong])
    return undefined
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : `thrown: ${error}`
  } finally {
    clearTimeout(timer)
  }
}

function toText(line: Line): string {
  return JSON.stringify(line)
}
