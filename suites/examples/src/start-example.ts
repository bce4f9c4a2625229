import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from '@snap-sdk/test-servers/machine'

/** An example that listens. */
export interface RunningExample {
  readonly url: string
  /** What it printed so far. */
  output(): string
  /** Ends it, and all that it has started. */
  stop(): Promise<void>
}

const PATIENCE_MILLISECONDS = 120_000

/** Starts a command that listens on `PORT`, and waits until it answers. @throws Error with its output when it ends before. */
export async function startExample(
  [command = '', ...parameters]: readonly string[],
  { folder, environment }: { readonly folder: string; readonly environment: Readonly<Record<string, string>> },
): Promise<RunningExample> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...environment, PORT: String(port) }
  // A group of its own: npm starts a shell that starts Node.
  const child = spawn(command, parameters, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const printed: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(String(chunk)))
  const output = () => printed.join('')
  const exited = once(child, 'exit')
  const stop = async () => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
    await exited
  }

  const until = Date.now() + PATIENCE_MILLISECONDS
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`it ended before it listened:\n${output()}`)
    if (Date.now() > until) {
      await stop()
      throw new Error(`it did not listen within ${PATIENCE_MILLISECONDS / 1000} s:\n${output()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { url, output, stop }
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  )
}
