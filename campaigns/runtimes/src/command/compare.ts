import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { printTable } from '@snap-sdk/package-suite/table'
import { type Installed, installRuntimes } from './installed.ts'
import { DIST, ENVIRONMENT } from './run-process.ts'
import { serveWorkerd } from './run-workerd.ts'
import { DENO, RUNTIMES } from './runtime.ts'

const HELP = `Compares what crypto/web.ts verifies today with what the first house did where there was no Node, in CPU time.

Usage: npm run runtimes:compare

A figure is today's CPU time, all threads, as a share of the first house's: the median of the rounds. 64 at once.
RSA is verified by the same code in both: what its figure is away from 1 is the machine's noise.
Linux alone: the CPU time is read from /proc. The runtimes come from npm, as for npm run runtimes.`

const ROUNDS = 9
/** A round of a row: the kernel counts CPU time in steps of 10 ms, and this is some 300 ms. */
const COUNTS: Readonly<Record<string, number>> = { 'RSA-2048, SHA-256': 6_000 }
const OTHER_COUNT = 20_000

interface Served {
  readonly port: number
  readonly pid: number
}

/** How each runtime serves the comparison. */
const SERVERS: Readonly<
  Record<string, (installed: Installed, use: (served: Served) => Promise<void>) => Promise<void>>
> = {
  workerd: (installed, use) => serveWorkerd(installed, 'compare-workerd.js', use),
  Bun: ({ binary }, use) => serveProcess(spawn(binary, ['compare-bun.js'], SPAWNED), use),
  Deno: ({ binary }, use) => serveProcess(spawn(binary, [...DENO, 'compare-deno.js'], SPAWNED), use),
}
const SPAWNED: SpawnOptions = { cwd: DIST, env: ENVIRONMENT, stdio: ['ignore', 'pipe', 'inherit'] }

if (process.argv.includes('--help')) console.log(HELP)
else await compareAll()

async function compareAll(): Promise<void> {
  await installRuntimes()
  const columns = new Map<string, ReadonlyMap<string, string>>()
  for (const [name, serve] of Object.entries(SERVERS)) {
    const installed = RUNTIMES.find((runtime) => runtime.name === name)?.find()
    if (installed === undefined) throw new Error(`${name} has no package for ${process.platform} ${process.arch}`)
    await serve(installed, async (served) => {
      columns.set(`${name} ${installed.version}`, await compareRows(served))
    })
  }
  const rows = [...(columns.values().next().value?.keys() ?? [])]
  printTable(
    ['today / first house', ...columns.keys()],
    rows.map((row) => [row, ...[...columns.values()].map((column) => column.get(row) ?? '')]),
  )
}

async function compareRows(served: Served): Promise<ReadonlyMap<string, string>> {
  const rows: string[] = await (await ask(served, {})).json()
  const ratios = new Map<string, string>()
  for (const row of rows) {
    const count = COUNTS[row] ?? OTHER_COUNT
    const found: number[] = []
    for (let round = -1; round < ROUNDS; round++) {
      const first = await measure(served, { row, house: 'first', count: `${count}` })
      const today = await measure(served, { row, house: 'today', count: `${count}` })
      if (round >= 0) found.push(today / first) // the first is for warming up
    }
    found.sort((a, b) => a - b)
    const [least, median, most] = [0, ROUNDS >> 1, ROUNDS - 1].map((index) => found[index]?.toFixed(2))
    ratios.set(row, `${median} (${least} to ${most})`)
  }
  return ratios
}

/** @returns The CPU time that an answer took, in the kernel's ticks. */
async function measure(served: Served, query: Record<string, string>): Promise<number> {
  const before = readTicks(served.pid)
  const answer = await (await ask(served, query)).text()
  if (answer !== 'verified') throw new Error(`${JSON.stringify(query)} was answered ${answer.slice(0, 200)}`)
  return readTicks(served.pid) - before
}

function ask({ port }: Served, query: Record<string, string>): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/?${new URLSearchParams(query)}`)
}

/** utime and stime of a process with all its threads: the 14th and 15th field of proc(5). */
function readTicks(pid: number): number {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const [utime, stime] = fields.split(' ').slice(11)
  return Number(utime) + Number(stime)
}

/** A process that prints its port, for as long as it is used. */
async function serveProcess(child: ChildProcess, use: (served: Served) => Promise<void>): Promise<void> {
  const { stdout, pid } = child
  try {
    if (stdout === null || pid === undefined) throw new Error('it was not started')
    const [port] = await once(createInterface({ input: stdout }), 'line')
    await use({ port: Number(port), pid })
  } finally {
    child.kill()
  }
}
