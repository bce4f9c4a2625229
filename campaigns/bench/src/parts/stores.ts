import { findPostgres, findRedis } from '@snap-sdk/test-servers'
import type { DuplicateStoreTasks, StoreName } from '../children/duplicate-store.ts'
import { type Child, startChild } from '../measure/child.ts'
import { interleave, median, medianRatio } from '../measure/rounds.ts'
import { warmUp } from '../measure/warm-up.ts'
import type { Row, Section } from '../report/section.ts'
import type { Part } from './part.ts'

const AT_ONCE = [1, 64] as const

/** Each store's server: found on this machine, or started for this part and stopped behind it. */
const SERVERS = {
  memory: async () => ({ url: '', stop: async () => {} }),
  redis: findRedis,
  postgres: findPostgres,
} as const

const NAMES = Object.keys(SERVERS) as StoreName[] // it has no other keys

export const stores: Part = {
  name: 'stores',
  about: 'duplicate stores: a claim and its finish, in memory, on Redis and on PostgreSQL',
  async *run({ quick, progress }) {
    progress('duplicate stores: looking for servers')
    const children = new Map<StoreName, Child<DuplicateStoreTasks>>()
    const endings: (() => Promise<void>)[] = []
    try {
      for (const name of NAMES) {
        const server = await SERVERS[name]()
        if (server === undefined) continue
        endings.push(() => server.stop())
        const child = startChild<DuplicateStoreTasks>('duplicate-store')
        endings.push(() => child.stop())
        await child.ask('open', { store: name, url: server.url })
        endings.push(() => child.ask('close', undefined))
        children.set(name, child)
      }
      for (const atOnce of AT_ONCE) yield await measure(children, atOnce, quick, progress)
    } finally {
      for (const end of endings.reverse()) await end()
    }
  },
}

async function measure(
  children: ReadonlyMap<StoreName, Child<DuplicateStoreTasks>>,
  atOnce: number,
  quick: boolean,
  progress: (what: string) => void,
): Promise<Section> {
  progress(`duplicate stores, ${atOnce} at once`)
  const reached = [...children.keys()]
  const claim = (name: StoreName, milliseconds: number) =>
    (children.get(name) as Child<DuplicateStoreTasks>).ask('throughput', { atOnce, milliseconds }) // one of the reached
  for (const name of reached) await warmUp((milliseconds) => claim(name, milliseconds), quick)
  const rounds = await interleave(reached, quick ? 3 : 7, (name) => claim(name, quick ? 60 : 200))
  const speeds = (name: StoreName) => rounds[name].map(({ callsPerSecond }) => callsPerSecond)
  const rows = NAMES.map((name): Row => {
    if (!children.has(name)) return { name, figures: {}, ratios: {}, note: 'NOT REACHABLE on this machine' }
    return {
      name,
      figures: {
        callsPerSecond: median(speeds(name)),
        cpuMicrosecondsPerCall: median(rounds[name].map((round) => round.cpuMicrosecondsPerCall)),
      },
      ratios: { memory: medianRatio(speeds(name), speeds('memory')) },
    }
  })
  return { part: 'stores', title: `claim and finish, ${atOnce} at once`, rows }
}
