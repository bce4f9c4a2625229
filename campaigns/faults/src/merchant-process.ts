import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** One process of a fleet's merchant, as it would run in production. */
export interface MerchantProcess {
  readonly url: string
  /** SIGKILL: nothing in it gets to say anything. */
  kill(): Promise<void>
  /** SIGTERM: calls in flight are answered. Resolves with the exit code. */
  stop(): Promise<number | null>
  /** Whether it has ended, by itself or by us. */
  hasEnded(): boolean
  /** Bytes of heap in use, after a collection. */
  heapUsed(): Promise<number>
  /** The lines that it has printed on both channels. */
  output(): string
}

const HEAP_PROBE = new URL('../dist/heap-probe.js', import.meta.url).href
const MERCHANT = fileURLToPath(new URL('../dist/merchant.js', import.meta.url))

/** Starts a process on a port of its own choice, and waits until it listens. */
export async function startMerchantProcess(
  flags: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<MerchantProcess> {
  if (!existsSync(MERCHANT)) throw new Error('the campaign’s merchant is not built: run npm run build')
  const child = spawn(process.execPath, ['--expose-gc', '--import', HEAP_PROBE, MERCHANT, ...flags], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  for (const channel of [child.stdout, child.stderr]) {
    channel?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-20_000)
    })
  }
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const listening = /listening on (\S+)/.exec(output)?.[1]
      if (listening !== undefined) resolve(listening)
    })
    child.once('exit', (code) => reject(new Error(`the merchant ended with ${code} before it listened:\n${output}`)))
  })
  return {
    url,
    kill: async () => void (await end(child, 'SIGKILL')),
    stop: () => end(child, 'SIGTERM'),
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    heapUsed: () =>
      new Promise((resolve) => {
        child.once('message', (message) => resolve((message as { heapUsed: number }).heapUsed)) // all that the probe sends
        child.send('heap')
      }),
    output: () => output,
  }
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode)
    child.once('exit', (code) => resolve(code))
    child.kill(signal)
  })
}
