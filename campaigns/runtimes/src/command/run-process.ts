import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { type Report, toReport } from './report.ts'

/** Where the bundles lie: beside the bundled command. */
export const DIST: string = fileURLToPath(new URL('.', import.meta.url))

/** Longer than the suite takes on a slow machine. */
export const LONGEST_MILLISECONDS = 300_000

/** What a runtime gets of the environment: nothing of the developer's that could change a result. */
export const ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  NO_COLOR: '1',
  DENO_NO_UPDATE_CHECK: '1',
}

/** Runs a bundle that prints the suite's lines, and ends by itself. */
export async function runProcess(binary: string, args: readonly string[]): Promise<Report> {
  const child = spawn(binary, args, {
    cwd: DIST,
    env: ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_MILLISECONDS,
    killSignal: 'SIGKILL',
  })
  const output = Promise.all([text(child.stdout), text(child.stderr)])
  const [code, signal] = await once(child, 'exit')
  const [lines, errors] = await output
  if (code === 0) return toReport(lines)
  const why =
    signal === 'SIGKILL' ? `did not end within ${LONGEST_MILLISECONDS / 1000} s` : `ended with ${signal ?? code}`
  return toReport(lines, `${why}\n${errors.slice(-2000)}`.trim())
}
