import { memoryDuplicateStore } from '@snap-sdk/core'
import type { LocalContender } from '../contenders/contender.ts'
import { type BenchSnapOptions, createBenchSnap, partnerOf, strangerGateway } from '../contenders/snap.ts'
import { type Merchant, makePair } from '../workload/merchant.ts'
import { WORKLOADS, type WorkloadName } from '../workload/workloads.ts'
import type { Growth } from './judge-growth.ts'

/** Something of which there can be more or less, while all else stays as it is. */
export interface Axis {
  /** What its points count. */
  readonly title: string
  readonly points: readonly number[]
  /** How the cost of a call should grow along it. */
  readonly expected: Growth
  readonly workload: WorkloadName
  /** The request's length, where that is the axis. */
  readonly bodyBytes?: ((point: number) => number) | undefined
  prepare(merchant: Merchant, point: number): Promise<LocalContender>
}

/** The cheapest call: what grows shows most beside it. */
const CHEAPEST = 'NICO inquiry, symmetric' satisfies WorkloadName

export const AXES = {
  gateways: {
    title: 'gateways',
    points: [3, 10, 50],
    expected: 'flat', // one is looked up
    workload: CHEAPEST,
    // Three are there in any case.
    prepare: (merchant, point) => openSnap(merchant, { further: list(point - 3, (n) => strangerGateway(merchant, n)) }),
  },
  partners: {
    title: 'partners',
    points: [1, 10, 100, 1_000, 10_000],
    expected: 'flat', // one is looked up
    workload: CHEAPEST,
    prepare(merchant, point) {
      const own = partnerOf(merchant)
      const strangers = list(point - 1, (n) => ({ ...own, clientId: `STRANGER${n}` }))
      return openSnap(merchant, { partners: [...strangers, own] })
    },
  },
  remembered: {
    title: 'remembered calls',
    points: [1_000, 10_000, 100_000, 1_000_000],
    expected: 'flat', // one is looked up
    workload: CHEAPEST,
    prepare: async (merchant, point) => openSnap(merchant, { duplicates: await rememberCalls(point) }),
  },
  keys: {
    title: 'keys of the partner',
    points: [1, 2, 3, 4, 5],
    expected: 'linear', // one after the other is tried; the last fits
    workload: 'NICO inquiry, client-id',
    prepare(merchant, point) {
      const others = list(point - 1, () => makePair().publicKey)
      return openSnap(merchant, {
        nicoSignature: 'client-id',
        partners: [{ ...partnerOf(merchant), publicKeys: [...others, merchant.publicKey] }],
      })
    },
  },
  body: {
    title: 'bytes in the body',
    points: [256, 1_024, 4_096, 16_384, 65_536],
    expected: 'linear', // it is hashed and parsed
    workload: CHEAPEST,
    bodyBytes: (point) => point,
    prepare: (merchant) => openSnap(merchant, {}),
  },
} as const satisfies Record<string, Axis>

export type AxisName = keyof typeof AXES

async function openSnap(merchant: Merchant, options: Partial<BenchSnapOptions>): Promise<LocalContender> {
  const snap = createBenchSnap(merchant, { nicoSignature: WORKLOADS[CHEAPEST].scheme, ...options })
  await snap.ready()
  return { answer: snap.handle, close: () => snap.close() }
}

function list<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

/** A store as a day's inquiries leave it: finished, and not to be forgotten before tomorrow. */
async function rememberCalls(count: number) {
  const store = memoryDuplicateStore({ maxEntries: 5_000_000 }) // all of them, and those of the measurement
  const keepUntil = new Date(Date.now() + 86_400_000)
  const answer = { status: 200, body: new Uint8Array(500) }
  for (let index = 0; index < count; index++) {
    const key = `remembered-${index}`.padEnd(44) // as long as a hash
    const keys = [{ key, keepUntil }]
    const claim = { holder: key, fingerprint: 'f'.repeat(44), leaseMilliseconds: 15_000, keepsAnswer: false }
    await store.claim(keys, claim)
    await store.finish(keys, claim.holder, answer)
  }
  return store
}
