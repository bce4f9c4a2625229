import { type ChildProcess, spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createGateway, type Gateway } from '@snap-sdk/simulator'
import { freePort } from '@snap-sdk/test-servers/machine'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const CLIENT_ID = 'IONPAYTEST'
const TOKEN_SECRET = 'operations-test-token-secret-of-32-bytes'

export interface StartedServer {
  readonly url: string
  readonly metricsUrl: string
  /** What it printed, a JSON object a line. */
  readonly lines: readonly string[]
  /** The gateway, calling the server itself, or what stands in front of it. */
  gateway(url?: string): Gateway
  kill(signal: NodeJS.Signals): void
  /** Its exit code. */
  readonly ended: Promise<number | null>
}

/** Starts the example as its README says, on free ports. */
export async function startServer(environment: Readonly<Record<string, string>> = {}): Promise<StartedServer> {
  const [port, metricsPort] = [await freePort(), await freePort()]
  const child = spawn(process.execPath, [fileURLToPath(new URL('../src/server.js', import.meta.url))], {
    env: {
      PATH: process.env.PATH,
      PORT: `${port}`,
      METRICS_PORT: `${metricsPort}`,
      READY_SECONDS: '0.3',
      NICEPAY_CLIENT_ID: CLIENT_ID,
      NICEPAY_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      SNAP_TOKEN_SECRET: TOKEN_SECRET,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  await listening(child, lines, ended)
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`,
    lines,
    gateway: (target = url) => createGateway({ clientId: CLIENT_ID, privateKey, target }),
    kill: (signal) => child.kill(signal),
    ended,
  }
}

function listening({ stdout }: ChildProcess, lines: string[], ended: Promise<number | null>): Promise<void> {
  return new Promise((resolve, reject) => {
    let rest = ''
    stdout?.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n')
      rest = parts.pop() ?? ''
      lines.push(...parts)
      if (parts.some((line) => line.includes('listening on'))) resolve()
    })
    ended.then((code) => reject(new Error(`the server ended with ${code}: ${lines.join('\n')}`)))
  })
}
