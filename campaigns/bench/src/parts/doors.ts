import type { LoadTasks } from '../children/load.ts'
import type { ServerTasks } from '../children/server.ts'
import { DOOR_NAMES, type DoorName, SERVER_NAMES, type ServerName } from '../contenders/servers.ts'
import { type Child, startChild } from '../measure/child.ts'
import { compareRounds, interleave, median } from '../measure/rounds.ts'
import { warmUp } from '../measure/warm-up.ts'
import type { Section } from '../report/section.ts'
import { doorTitle } from '../report/titles.ts'
import { signCalls } from '../workload/sign-calls.ts'
import { DOOR_WORKLOADS, type WorkloadName } from '../workload/workloads.ts'
import type { Part, RunOptions } from './part.ts'

const CONNECTIONS = 64

const REFERENCES = ['fair', 'careless'] as const satisfies readonly ServerName[]

/** Each part is a door. */
export const DOOR_PARTS: readonly Part[] = DOOR_NAMES.map((door) => ({
  name: door,
  about: `snap-sdk behind ${door} over real HTTP, against hand-written handlers: fair (the same checks), careless (verifies alone)`,
  async *run(options) {
    const workloads = options.quick ? DOOR_WORKLOADS.slice(-2) : DOOR_WORKLOADS
    for (const workload of workloads) yield await measureWorkload(door, workload, options)
  },
}))

interface Server {
  readonly child: Child<ServerTasks>
  readonly port: number
}

async function measureWorkload(door: DoorName, workload: WorkloadName, options: RunOptions): Promise<Section> {
  const { merchant, quick, watch, progress } = options
  const load = startChild<LoadTasks>('load')
  const servers = new Map<ServerName, Server>()
  const at = (name: ServerName) => servers.get(name) as Server // one for each name

  /** Full load: how many calls come through, and the server's CPU time for each. */
  async function saturate(name: ServerName) {
    const { child, port } = at(name)
    await child.ask('renew', undefined)
    const cpuBefore = await child.ask('cpuTime', undefined)
    const { calls, callsPerSecond } = await load.ask('saturate', { port, connections: CONNECTIONS })
    const cpuMicrosecondsPerCall = ((await child.ask('cpuTime', undefined)) - cpuBefore) / calls
    return { calls, callsPerSecond, cpuMicrosecondsPerCall }
  }

  async function pace(name: ServerName, callsPerSecond: number) {
    const { child, port } = at(name)
    await child.ask('renew', undefined)
    return load.ask('pace', { port, connections: CONNECTIONS, callsPerSecond })
  }

  try {
    progress(`${door}, ${workload}: signing, warm-up`)
    await load.ask('use', await signCalls(workload, merchant, { count: quick ? 600 : 2_000 }))
    for (const server of SERVER_NAMES) {
      const child = startChild<ServerTasks>('server')
      servers.set(server, { child, port: await child.ask('listen', { door, server, merchant, workload }) })
    }
    await watch.waitForQuiet()
    for (const name of SERVER_NAMES) await warmUp(() => saturate(name), quick)
    progress(`${door}, ${workload}: full load`)
    const full = await interleave(SERVER_NAMES, quick ? 3 : 5, (name) => watch.measure(() => saturate(name)))
    progress(`${door}, ${workload}: half load`)
    const speed = (name: ServerName) => median(full[name].map(({ callsPerSecond }) => callsPerSecond))
    const half = await interleave(SERVER_NAMES, quick ? 1 : 2, (name) =>
      watch.measure(() => pace(name, speed(name) / 2)),
    )
    return {
      part: door,
      title: doorTitle(door, workload),
      references: REFERENCES,
      rows: SERVER_NAMES.map((name) => ({
        name,
        figures: {
          cpuMicrosecondsPerCall: median(full[name].map((round) => round.cpuMicrosecondsPerCall)),
          callsPerSecond: speed(name),
          p50Milliseconds: median(half[name].map((round) => round.p50Milliseconds)),
          p99Milliseconds: median(half[name].map((round) => round.p99Milliseconds)),
        },
        ratios: compareRounds(full, name, REFERENCES, (round) => round.cpuMicrosecondsPerCall),
      })),
    }
  } finally {
    await load.stop()
    for (const { child } of servers.values()) await child.stop()
  }
}
