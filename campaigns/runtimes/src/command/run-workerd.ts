import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Installed } from './installed.ts'
import { type Report, toReport } from './report.ts'
import { DIST, ENVIRONMENT, LONGEST_MILLISECONDS } from './run-process.ts'

/** Serves the bundle on a free port of loopback, and asks it once: the answer is the suite's lines. */
export async function runWorkerd({ binary, version }: Installed): Promise<Report> {
  writeFileSync(`${DIST}/workerd.capnp`, writeConfig(version))
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
    const port = await readPort(control)
    const response = await fetch(`http://127.0.0.1:${port}/`)
    return toReport(await response.text(), response.ok ? undefined : `answered ${response.status}`)
  } catch (error) {
    child.kill()
    return toReport('', `${error}\n${(await errors).slice(-2000)}`.trim())
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
function writeConfig(version: string): string {
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
  modules = [(name = "workerd.js", esModule = embed "workerd.js")],
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
