import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'

const BUILT = fileURLToPath(new URL('../../dist/snap-simulator.js', import.meta.url))
const COMMAND = fileURLToPath(new URL('../../bin/snap-simulator.js', import.meta.url))

/** Runs the built tool as a process of its own, with an environment that holds nothing of this machine's. */
export async function runBuilt(
  args: readonly string[],
  { cwd = temporaryFolder(), env = {}, stdin = '' }: { cwd?: string; env?: NodeJS.ProcessEnv; stdin?: string } = {},
): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  if (!existsSync(BUILT)) throw new Error(`${BUILT} is missing: the built tool is tested. Run npm run setup first.`)
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd, env: { PATH: process.env.PATH, ...env } })
  onTestFinished(() => void child.kill('SIGKILL'))
  child.stdin.end(stdin)
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const [exitCode, stdout, stderr] = await Promise.all([exited, text(child.stdout), text(child.stderr)])
  return { exitCode, stdout, stderr }
}
