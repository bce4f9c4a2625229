import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Installed } from './installed.ts'
import { type Report, toReport } from './report.ts'
import { DIST, ENVIRONMENT, LONGEST_MILLISECONDS } from './run-process.ts'

/** Serves the suite, and asks it once: the answer is its lines. */
export async function runWorkerd(installed: Installed): Promise<Report> {
  let report: Report | undefined
  try {
    await serveWorkerd(installed, 'workerd.js', async ({ port }) => {
      const response = await fetch(`http://127.0.0.1:${port}/`)
      report = toReport(await response.text(), response.ok ? undefined : `answered ${response.status}`)
    })
  } catch (error) {
    return toReport('', error instanceof Error ? error.message : String(error))
  }
  return report ?? toReport('', 'was not asked')
}

/**
 * Serves a bundle on a free port of loopback for as long as it is used.
 *
 * @throws Error with the end of what workerd said, when it or its use fails.
 */
export async function serveWorkerd(
  { binary, version }: Installed,
  bundle: string,
  use: (served: { readonly port: number; readonly pid: number }) => Promise<void>,
): Promise<void> {
  writeFileSync(`${DIST}/workerd.capnp`, writeConfig(version, bundle))
  const args = ['serve', 'workerd.capnp', '--socket-addr', 'http=127.0.0.1:0', '--control-fd=3']
  const child = spawn(binary, args, {
    cwd: DIST,
    env: ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    timeout: LONGEST_MILLISECONDS,
    killSignal: 'SIGKILL',
  })
  const [, , stderr, control] = child.stdio as [null, null, Readable, Readable, ...unknown[]] // pipes, as asked for above
  await once(child, 'spawn')
  const errors = text(stderr)
  try {
    await use({ port: await readPort(control), pid: child.pid ?? 0 })
  } catch (error) {
    child.kill()
    throw new Error(`${error}\n${(await errors).slice(-2000)}`.trim(), { cause: error })
  } finally {
    child.kill()
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
}

/**
 * The newest rules of this workerd, but for Node's API: it is there by default since 2026-08-04, and each of the two flags switches
 * one half of it off. Its own address is all that the worker may call.
 *
 * @see https://developers.cloudflare.com/changelog/post/2026-08-04-nodejs-compat-default/
 */
function writeConfig(version: string, bundle: string): string {
  const date = version.replace(/^\d+\.(\d{4})(\d\d)(\d\d)\..*$/, '$1-$2-$3')
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "suite", worker = .suite),
    (name = "internet", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", http = (), service = "suite")],
);

const suite :Workerd.Worker = (
  modules = [(name = "${bundle}", esModule = embed "${bundle}")],
  compatibilityDate = "${date}",
  compatibilityFlags = ["no_nodejs_compat", "no_nodejs_compat_v2"],
);
`
}

/** workerd says on which port it listens. @throws Error when it ends without. */
async function readPort(control: Readable): Promise<number> {
  for await (const line of createInterface({ input: control })) {
    const { event, port } = JSON.parse(line) as { event: string; port: number }
    if (event === 'listen') return port
  }
  throw new Error('workerd did not listen')
}
