import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'

/** Linux counts in hundredths of a second, whatever the kernel's own tick is. */
const TICKS_PER_SECOND = 100

/** What the machine and our own processes have spent so far, in seconds of one core. */
export interface ProcessorTime {
  /** All that ran on all cores, and what a hypervisor took away while something wanted to run. */
  readonly all: number
  /** Of this process and all below it, those that ended included, and of the servers of stores. */
  readonly ours: number
}

/** Reads the first line of `/proc/stat`: busy and stolen time of all cores together, without idle and waiting time. */
export function parseBusySeconds(stat: string): number {
  const [user = 0, nice = 0, system = 0, , , interrupts = 0, softInterrupts = 0, stolen = 0] =
    /^cpu +([\d ]+)/.exec(stat)?.[1]?.split(' ').map(Number) ?? []
  return (user + nice + system + interrupts + softInterrupts + stolen) / TICKS_PER_SECOND
}

/** One process, as `/proc/PID/stat` has it. */
export interface ProcessTime {
  readonly pid: number
  readonly command: string
  readonly parent: number
  /** Of all of its threads, and of the children that ended and that it has waited for. */
  readonly seconds: number
}

/** Reads `/proc/PID/stat`. The second field is the command in brackets, and may hold anything. */
export function parseProcess(stat: string): ProcessTime {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  const command = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
  return { pid: Number.parseInt(stat, 10), command, parent: Number(fields[1]), seconds: ticks / TICKS_PER_SECOND }
}

/** Servers of stores: one that was there before the bench is measured all the same, and what it spends is spent for us. */
const SERVERS: ReadonlySet<string> = new Set(['redis-server', 'postgres', 'mariadbd', 'mysqld'])

/** What a process and all below it have spent, and the servers of stores. */
export function sumBelow(processes: readonly ProcessTime[], root: number): number {
  const ours = new Set([root])
  // A child may have a smaller number than its parent: until nothing is added.
  for (let before = 0; before < ours.size; ) {
    before = ours.size
    for (const { pid, parent } of processes) if (ours.has(parent)) ours.add(pid)
  }
  return processes.reduce(
    (sum, { pid, command, seconds }) => sum + (ours.has(pid) || SERVERS.has(command) ? seconds : 0),
    0,
  )
}

/** @returns `undefined` where there is no `/proc`. */
export function readProcessorTime(): ProcessorTime | undefined {
  try {
    const all = parseBusySeconds(readFileSync('/proc/stat', 'latin1'))
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    const processes = pids.flatMap((pid) => readProcess(pid) ?? [])
    return { all, ours: sumBelow(processes, process.pid) }
  } catch {
    return undefined
  }
}

/** How many threads want a core beyond those of ours, for a machine without `/proc`: over the last minute, and so no more than a hint. */
export function readLoadBeyond(ours: number): number {
  return Math.max(0, (loadavg()[0] ?? 0) - ours) / availableParallelism()
}

function readProcess(pid: string): ProcessTime | undefined {
  try {
    return parseProcess(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return undefined // it has ended
  }
}
