import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { SUITE } from '@snap-sdk/package-suite/workspace'
import { freePort } from '@snap-sdk/test-servers/machine'

export interface RunningServer {
  readonly url: string
  stop(): Promise<void>
}

/** Starts a script that listens on `PORT`, and waits until it answers. @throws Error with its standard error when it ends before. */
export async function startServer(
  script: string,
  environment: Readonly<Record<string, string>>,
): Promise<RunningServer> {
  const port = await freePort()
  const child = spawn(process.execPath, [script], {
    cwd: SUITE,
    env: { ...process.env, ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const errors: string[] = []
  child.stderr.on('data', (chunk) => errors.push(String(chunk)))
  const exited = once(child, 'exit')
  const url = `http://127.0.0.1:${port}`
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`${script} ended before it listened:\n${errors.join('')}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    url,
    async stop() {
      child.kill()
      await exited
    },
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  )
}
