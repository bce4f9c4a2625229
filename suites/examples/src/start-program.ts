import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'

/** An example that runs in a process of its own. */
export interface RunningProgram {
  readonly url: string
  stop(): Promise<void>
}

export interface ProgramOptions {
  /** The example's folder. */
  readonly folder: string
  readonly port: number
  /** Beside `PATH`, `HOME` and `PORT`. */
  readonly environment?: Readonly<Record<string, string>>
}

const LONGEST_MILLISECONDS = 30_000

/** Starts a program that listens on `PORT`, and waits until it answers. @throws Error with what it wrote to stderr, when it does not. */
export async function startProgram(
  command: string,
  args: readonly string[],
  { folder, port, environment = {} }: ProgramOptions,
): Promise<RunningProgram> {
  const { PATH, HOME } = process.env
  const child = spawn(command, args, {
    cwd: folder,
    env: { PATH, HOME, NO_COLOR: '1', ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const errors = text(child.stderr)
  const ended = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGKILL')
    await ended
  }
  const url = `http://127.0.0.1:${port}`
  const late = performance.now() + LONGEST_MILLISECONDS
  while (!(await answers(url))) {
    if (child.exitCode === null && performance.now() < late) await delay(50)
    else {
      await stop()
      throw new Error(`${command} ${args.join(' ')} does not answer on port ${port}:\n${await errors}`)
    }
  }
  return { url, stop }
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).arrayBuffer()
    return true
  } catch {
    return false
  }
}
