import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const EXAMPLE = fileURLToPath(new URL('../..', import.meta.url))

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

export interface Ended {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A running child process. */
export interface Run {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** The first match in what it has printed on stdout. Rejects when it ends without. */
  prints(pattern: RegExp): Promise<RegExpExecArray>
}

/** Starts a built file of the example, `dist/merchant.js`, with an environment that holds nothing of this machine's. */
export function runBuilt(
  file: string,
  args: readonly string[],
  { env = {}, cwd = temporaryDirectory() }: RunOptions = {},
): Run {
  const path = join(EXAMPLE, file)
  if (!existsSync(path)) throw new Error(`${path} is missing: the built example is tested. Run npm run setup first.`)
  return runNode(path, args, { env, cwd })
}

/** Starts a script by this Node. It is killed when the test is over and it still runs. */
export function runNode(
  path: string,
  args: readonly string[],
  { env = {}, cwd = temporaryDirectory() }: RunOptions,
): Run {
  const child = spawn(process.execPath, [path, ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const ended = Promise.all([exited, text(child.stdout), text(child.stderr)]).then(([exitCode, stdout, stderr]) => ({
    exitCode,
    stdout,
    stderr,
  }))
  return { child, ended, prints: (pattern) => waitFor(pattern, child, ended) }
}

function waitFor(pattern: RegExp, child: ChildProcess, ended: Promise<Ended>): Promise<RegExpExecArray> {
  let printed = ''
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const match = pattern.exec(printed)
      if (match !== null) resolve(match)
    })
    ended.then(
      ({ exitCode, stderr }) => reject(new Error(`ended with ${exitCode} before ${pattern}: ${stderr}`)),
      reject,
    )
  })
}

/** An empty directory that is gone after the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'snap-merchant-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}
