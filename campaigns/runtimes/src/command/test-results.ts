import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
}

/** Runs vitest in the workspace, with its own output, and reads what became of each test. */
export async function runVitest(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<TestFile[]> {
  const folder = mkdtempSync(join(tmpdir(), 'snap-results-'))
  const file = join(folder, 'results.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${file}`, '--coverage.enabled=false']
  const child = spawn('npm', ['run', '--silent', 'pnpm', '--', 'exec', 'vitest', 'run', ...args, ...reporters], {
    cwd: WORKSPACE,
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  })
  await once(child, 'exit')
  try {
    return readResults(readFileSync(file, 'utf8'))
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
          })),
  }))
}
