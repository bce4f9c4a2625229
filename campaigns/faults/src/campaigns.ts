import { type Fleet, forEachAtOnce, openBill, startFleet } from './fleet.ts'
import type { StoreKit } from './store-kit.ts'
import { Count, type Tally } from './tally.ts'
import { startTcpProxy } from './tcp-proxy.ts'

export interface Scale {
  readonly processes: number
  readonly payments: number
  /** How often each payment is sent at once. */
  readonly copies: number
  readonly framework: 'express' | 'koa' | 'hono'
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** How many payments are under way at a time. */
const AT_ONCE = 16
const FORTY = 40
/** Requests that get lost, and answers. */
const KINDS_OF_CUTS = 2

/** A lease of 15 s, its renewal, and room for a loaded machine. */
const RESOLVE_MILLISECONDS = 60_000

/** Every payment several times at once, to random processes. */
export async function storm(kit: StoreKit, scale: Scale): Promise<Tally> {
  return withFleet(kit, scale, async (fleet, count, payNos) => {
    await payAll(fleet, count, payNos, scale.copies)
  })
}

/** The same, while one process a second is killed without warning and replaced. */
export async function kills(kit: StoreKit, scale: Scale): Promise<Tally> {
  return withFleet(kit, scale, async (fleet, count, payNos) => {
    let [killing, killed] = [true, 0]
    const killer = (async () => {
      for (; killing; killed++) {
        await pause(1_000)
        if (killing) await fleet.replace(killed % fleet.processes.length)
      }
    })()
    // Over again, until it has happened: a small load would be over before.
    do await payAll(fleet, count, payNos, scale.copies)
    while (killed === 0)
    killing = false
    await killer
    await resolveAll(fleet, count, payNos)
  })
}

/** The same, while requests to the store get lost, then its answers, then its connections are cut; again and again. */
export async function cuts(kit: StoreKit, scale: Scale): Promise<Tally> {
  const proxy = await startTcpProxy(kit)
  try {
    return await withFleet(
      kit,
      scale,
      async (fleet, count, payNos) => {
        let [cutting, turn] = [true, 0]
        const cutter = (async () => {
          for (; cutting; turn++) {
            await pause(400)
            proxy.set(turn % 2 === 0 ? { requests: 'lose', answers: 'pass' } : { requests: 'pass', answers: 'lose' })
            await pause(100)
            proxy.cut()
            proxy.set({ requests: 'pass', answers: 'pass' })
          }
        })()
        do await payAll(fleet, count, payNos, scale.copies)
        while (turn < KINDS_OF_CUTS)
        cutting = false
        await cutter
        await resolveAll(fleet, count, payNos)
      },
      kit.env(proxy.port),
    )
  } finally {
    await proxy.stop()
  }
}

/** The same, while the store's server is stopped for three seconds and started again. */
export async function outage(
  kit: StoreKit,
  scale: Scale,
  restart: (afterMilliseconds: number) => Promise<void>,
): Promise<Tally> {
  return withFleet(kit, scale, async (fleet, count, payNos) => {
    const half = Math.floor(payNos.length / 2)
    await payAll(fleet, count, payNos.slice(0, half), scale.copies)
    const restarting = restart(3_000)
    await payAll(fleet, count, payNos.slice(half), scale.copies)
    await restarting
    await resolveAll(fleet, count, payNos)
  })
}

/** The same, forty at once, while the store's server is restarted in the ordinary way, again and again. */
export async function restarts(
  kit: StoreKit,
  scale: Scale,
  restart: () => Promise<void>,
  times: number,
): Promise<Tally> {
  return withFleet(kit, scale, async (fleet, count, payNos) => {
    let restarting = true
    const restarter = (async () => {
      for (let left = times; left > 0; left--) {
        await pause(500)
        await restart()
      }
      restarting = false
    })()
    // Each once, and over again for as long as it goes on: the load does not end before the restarts.
    while (restarting) await payAll(fleet, count, payNos, scale.copies, FORTY)
    await restarter
    await resolveAll(fleet, count, payNos)
  })
}

async function withFleet(
  kit: StoreKit,
  { processes, payments, framework }: Scale,
  work: (fleet: Fleet, count: Count, payNos: readonly string[]) => Promise<void>,
  env: Record<string, string> = kit.env(),
): Promise<Tally> {
  const payNos = Array.from({ length: payments }, (_, index) => openBill(index))
  const flags = ['--framework', framework, '--duplicates', kit.duplicates, '--ledger', kit.ledger]
  const fleet = await startFleet(processes, flags, env)
  const count = new Count()
  try {
    await work(fleet, count, payNos)
    await confirmAll(fleet, count, payNos)
    const dead = fleet.processes.filter((process) => process.hasEnded()).length
    return count.close(payNos, await kit.readLedger(), dead)
  } finally {
    await fleet.stop()
    await kit.clear()
  }
}

/** Each payment is prepared once, so that every later copy of it is the very same call. */
const prepared = new WeakMap<Fleet, Map<string, ReturnType<Fleet['prepare']>>>()

function requestOf(fleet: Fleet, payNo: string): ReturnType<Fleet['prepare']> {
  const requests = prepared.get(fleet) ?? new Map<string, ReturnType<Fleet['prepare']>>()
  prepared.set(fleet, requests)
  const request = requests.get(payNo) ?? fleet.prepare(payNo)
  requests.set(payNo, request)
  return request
}

async function payAll(
  fleet: Fleet,
  count: Count,
  payNos: readonly string[],
  copies: number,
  atOnce = AT_ONCE,
): Promise<void> {
  await forEachAtOnce(payNos, atOnce, async (payNo) => {
    const request = await requestOf(fleet, payNo)
    await Promise.all(Array.from({ length: copies }, () => payOnce(fleet, count, payNo, request)))
  })
}

async function payOnce(
  fleet: Fleet,
  count: Count,
  payNo: string,
  request: Awaited<ReturnType<Fleet['prepare']>>,
): Promise<void> {
  try {
    count.answered(payNo, await fleet.send(request))
  } catch (error) {
    count.failed(error)
  }
}

/** Retries, as a gateway would, what has no final answer yet. */
function resolveAll(fleet: Fleet, count: Count, payNos: readonly string[]): Promise<void> {
  const isResolved = (payNo: string) => count.isResolved(payNo)
  const open = payNos.filter((payNo) => !isResolved(payNo))
  return payUntil(fleet, count, open, isResolved)
}

/** Each payment once more, until it gets a final answer again: the store has not forgotten it. */
function confirmAll(fleet: Fleet, count: Count, payNos: readonly string[]): Promise<void> {
  return payUntil(fleet, count, payNos, (payNo) => count.isConfirmed(payNo))
}

async function payUntil(
  fleet: Fleet,
  count: Count,
  payNos: readonly string[],
  isDone: (payNo: string) => boolean,
): Promise<void> {
  const until = performance.now() + RESOLVE_MILLISECONDS
  for (let open = payNos; open.length > 0 && performance.now() < until; ) {
    await payAll(fleet, count, open, 1)
    open = open.filter((payNo) => !isDone(payNo))
    if (open.length > 0) await pause(1_000)
  }
}
