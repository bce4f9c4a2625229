import type { Line } from '../suite/test.ts'

/** What a runtime made of the suite. */
export interface Report {
  readonly passed: number
  /** Cases that cannot pass there, each with its reason. They were run, and did not pass. */
  readonly gaps: readonly { readonly name: string; readonly reason: string }[]
  readonly failures: readonly { readonly name: string; readonly message: string }[]
}

/**
 * Reads what a runtime printed. Anything but a line for each test and the last line is a failure: a runtime that breaks down
 * half-way has not passed.
 *
 * @param breakdown What went wrong around the suite, if anything did: the exit code, what stood on stderr.
 */
export function toReport(output: string, breakdown?: string): Report {
  const gaps: Report['gaps'][number][] = []
  const failures: Report['failures'][number][] = []
  let passed = 0
  let done: number | undefined
  for (const text of output.split('\n').filter((line) => line !== '')) {
    const line = parseLine(text)
    if (line === undefined)
      failures.push({ name: 'its output', message: `is no line of the suite: ${text.slice(0, 200)}` })
    else if ('passed' in line) passed++
    else if ('gap' in line) gaps.push({ name: line.gap, reason: line.reason })
    else if ('failed' in line) failures.push({ name: line.failed, message: line.message })
    else done = line.done
  }
  const count = passed + gaps.length + failures.length
  if (breakdown !== undefined) failures.push({ name: 'the run', message: breakdown })
  else if (done === undefined)
    failures.push({ name: 'the run', message: `ended before its last line, after ${count} tests` })
  else if (done !== count) failures.push({ name: 'the run', message: `has ${done} tests, and printed ${count}` })
  else if (passed === 0) failures.push({ name: 'the run', message: 'not one test passed' })
  return { passed, gaps, failures }
}

function parseLine(text: string): Line | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
