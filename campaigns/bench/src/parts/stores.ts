import type { StorePaymentsTasks } from '../children/store-payments.ts'
import { type Child, startChild } from '../measure/child.ts'
import { compareRounds, interleave, median } from '../measure/rounds.ts'
import { warmUp } from '../measure/warm-up.ts'
import type { Section } from '../report/section.ts'
import { storesTitle } from '../report/titles.ts'
import { findServer, type ServerName, STORE_NAMES, STORES, type StoreName } from '../stores/store-kinds.ts'
import type { Part, RunOptions } from './part.ts'

/** How many calls are under way, and how many a window has. */
const WINDOWS = [
  { atOnce: 64, count: 1_000 },
  { atOnce: 1, count: 200 },
] as const

const REFERENCES = ['memory'] as const satisfies readonly StoreName[]

export const stores: Part = {
  name: 'stores',
  about:
    'a VA payment on each duplicate store: memory, Redis, PostgreSQL and MySQL, with a ledger beside it and in its transaction',
  async *run(options) {
    const { merchant, quick, watch, progress } = options
    const children = new Map<StoreName, Child<StorePaymentsTasks>>()
    const endings: (() => Promise<unknown>)[] = []
    const found = new Map<ServerName, Awaited<ReturnType<typeof findServer>>>()
    try {
      for (const store of STORE_NAMES) {
        progress(`stores: opening ${store}`)
        const { server: name } = STORES[store]
        if (!found.has(name)) {
          const server = await findServer(name)
          found.set(name, server)
          if (server !== undefined) endings.push(() => server.stop())
        }
        const server = found.get(name)
        if (server === undefined) continue
        const child = startChild<StorePaymentsTasks>('store-payments')
        endings.push(() => child.stop())
        if (!(await child.ask('open', { store, url: server.url, merchant }))) continue
        endings.push(() => child.ask('close', undefined))
        children.set(store, child)
      }
      await watch.waitForQuiet()
      for (const window of WINDOWS) {
        const count = quick ? window.count / 5 : window.count
        yield await measureWindow(children, { ...window, count }, options)
      }
    } finally {
      for (const end of endings.reverse()) await end()
    }
  },
}

async function measureWindow(
  children: ReadonlyMap<StoreName, Child<StorePaymentsTasks>>,
  window: { readonly atOnce: number; readonly count: number },
  { quick, watch, progress }: RunOptions,
): Promise<Section> {
  progress(`stores, ${window.atOnce} at once`)
  const names = [...children.keys()]
  const pay = (name: StoreName) => (children.get(name) as Child<StorePaymentsTasks>).ask('throughput', window) // one of these
  for (const name of names) await warmUp(() => pay(name), quick)
  const rounds = await interleave(names, quick ? 3 : 7, (name) => watch.measure(() => pay(name)))
  return {
    part: 'stores',
    title: storesTitle(window.atOnce),
    references: REFERENCES,
    rows: STORE_NAMES.map((name) =>
      children.has(name)
        ? {
            name,
            figures: {
              cpuMicrosecondsPerCall: median(rounds[name].map((round) => round.cpuMicrosecondsPerCall)),
              callsPerSecond: median(rounds[name].map((round) => round.callsPerSecond)),
            },
            ratios: compareRounds(rounds, name, REFERENCES, (round) => round.cpuMicrosecondsPerCall),
          }
        : { name, figures: {}, ratios: {}, note: 'NOT MEASURED: its server or its package is not on this machine' },
    ),
  }
}
