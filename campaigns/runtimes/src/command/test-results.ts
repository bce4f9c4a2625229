import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** The workspace's folder. Seen from `dist`. */
export const WORKSPACE: string = fileURLToPath(new URL('../../..', import.meta.url))

/** One test file, as vitest's JSON reporter has it. */
export interface TestFile {
  /** From the workspace. */
  readonly path: string
  readonly seconds: number
  readonly tests: readonly TestResult[]
}

export interface TestResult {
  /** What `describe` says of it. */
  readonly group: string
  readonly title: string
  readonly passed: boolean
  /** The first line of what it failed with. */
  readonly failure?: string | undefined
}

export interface VitestOptions {
  readonly environment?: NodeJS.ProcessEnv | undefined
  /** Whether it keeps its output to itself; then what it printed is in the error. Default no. */
  readonly quiet?: boolean | undefined
  /** For how long it may run. Default: for ever. */
  readonly timeoutMilliseconds?: number | undefined
}

/**
 * Runs vitest in the workspace, and reads what became of each test.
 *
 * @throws Error when it left no results: it did not start, or took too long.
 */
export async function runVitest(
  args: readonly string[],
  { environment = {}, quiet = false, timeoutMilliseconds }: VitestOptions = {},
): Promise<TestFile[]> {
  const folder = mkdtempSync(join(tmpdir(), 'snap-results-'))
  const file = join(folder, 'results.json')
  const reporters = [...(quiet ? [] : ['--reporter=default']), '--reporter=json', `--outputFile=${file}`]
  const vitest = join(WORKSPACE, 'node_modules/vitest/vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', ...args, ...reporters, '--coverage.enabled=false'], {
    cwd: WORKSPACE,
    env: { ...process.env, ...environment },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    timeout: timeoutMilliseconds,
  })
  const printed = Promise.all([child.stdout, child.stderr].map(async (stream) => (stream === null ? '' : text(stream))))
  try {
    const [code, signal] = await once(child, 'exit')
    if (existsSync(file)) return readResults(readFileSync(file, 'utf8'))
    const why = signal === null ? `ended with ${code}` : `was ended after ${(timeoutMilliseconds ?? 0) / 1000} s`
    throw new Error(`vitest ${why}, without results\n${(await printed).join('').slice(-2000)}`.trim())
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface JsonReport {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly startTime: number
    readonly endTime: number
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[]
      readonly title: string
      readonly status: string
      readonly failureMessages?: readonly string[]
    }[]
  }[]
}

function readResults(json: string): TestFile[] {
  const { testResults }: JsonReport = JSON.parse(json)
  return testResults.map(({ name, status, startTime, endTime, assertionResults }) => ({
    path: name.slice(WORKSPACE.length),
    seconds: (endTime - startTime) / 1000,
    tests:
      assertionResults.length === 0
        ? [{ group: '', title: 'the file itself', passed: status === 'passed' }]
        : assertionResults.map((test) => ({
            group: test.ancestorTitles.at(-1) ?? '',
            title: test.title,
            passed: test.status === 'passed',
            failure: test.failureMessages?.[0]?.split('\n')[0],
          })),
  }))
}
