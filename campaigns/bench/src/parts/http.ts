import type { LoadTasks } from '../children/load.ts'
import type { ServerTasks } from '../children/server.ts'
import { FRAMEWORKS, type Framework, serversFor } from '../contenders/servers.ts'
import { type Child, startChild } from '../measure/child.ts'
import { interleave, median, medianRatio } from '../measure/rounds.ts'
import { warmUp } from '../measure/warm-up.ts'
import type { Goal, Row, Section } from '../report/section.ts'
import { CALL_KINDS, type CallKind } from '../workload/signed-call.ts'
import type { Part, RunOptions } from './part.ts'

const CONNECTIONS = 64

const HAND_WRITTEN_GOAL: Goal = { against: 'hand-written, WebCrypto', atLeast: 0.9 }

/** Each part is a framework. */
export const HTTP_PARTS: readonly Part[] = FRAMEWORKS.map((framework) => ({
  name: framework,
  about: `snap-sdk on ${framework} over real HTTP, against the same framework with hand-written handlers and a bare route`,
  async *run(options) {
    for (const kind of CALL_KINDS) yield await measureKind(framework, kind, options)
  },
}))

interface Server {
  readonly child: Child<ServerTasks>
  readonly port: number
}

async function measureKind(framework: Framework, kind: CallKind, options: RunOptions): Promise<Section> {
  const { merchant, quick, progress } = options
  const names = serversFor(framework, kind)
  const load = startChild<LoadTasks>('load')
  const servers = new Map<string, Server>()
  const at = (name: string) => servers.get(name) as Server // one for each name

  /** Full load for a while: how many calls came through, and the server's CPU time for each. */
  async function saturate(name: string, milliseconds: number) {
    const { child, port } = at(name)
    const cpuBefore = await child.ask('cpuTime', undefined)
    const window = { port, kind, merchant, connections: CONNECTIONS, milliseconds }
    const { calls, callsPerSecond } = await load.ask('saturate', window)
    const cpuMicrosecondsPerCall = ((await child.ask('cpuTime', undefined)) - cpuBefore) / calls
    return { calls, callsPerSecond, cpuMicrosecondsPerCall }
  }

  try {
    progress(`${framework}, ${kind}: warm-up`)
    for (const name of names) {
      const child = startChild<ServerTasks>('server')
      servers.set(name, { child, port: await child.ask('listen', { framework, contender: name, merchant, kind }) })
    }
    for (const name of names) await warmUp((milliseconds) => saturate(name, milliseconds), quick)
    progress(`${framework}, ${kind}: full load`)
    const full = await interleave(names, quick ? 3 : 7, (name) => saturate(name, quick ? 150 : 350))
    const speeds = (name: string) => (full[name] ?? []).map(({ callsPerSecond }) => callsPerSecond)
    progress(`${framework}, ${kind}: half load`)
    const half = await interleave(names, quick ? 1 : 3, (name) =>
      load.ask('pace', {
        port: at(name).port,
        kind,
        merchant,
        connections: CONNECTIONS,
        callsPerSecond: median(speeds(name)) / 2,
        milliseconds: quick ? 150 : 500,
      }),
    )
    const rows = names.map((name): Row => {
      const others = names.filter((other) => !other.startsWith('snap'))
      return {
        name,
        figures: {
          callsPerSecond: median(speeds(name)),
          cpuMicrosecondsPerCall: median((full[name] ?? []).map((round) => round.cpuMicrosecondsPerCall)),
          p50Milliseconds: median((half[name] ?? []).map((round) => round.p50Milliseconds)),
          p99Milliseconds: median((half[name] ?? []).map((round) => round.p99Milliseconds)),
        },
        ratios: Object.fromEntries(others.map((other) => [other, medianRatio(speeds(name), speeds(other))])),
        goals: name.startsWith('snap') ? [HAND_WRITTEN_GOAL] : undefined,
      }
    })
    return { part: framework, title: `${framework}, ${kind}`, rows }
  } finally {
    await load.stop()
    for (const { child } of servers.values()) await child.stop()
  }
}
