import { memoryDuplicateStore, type Partner } from '@snap-sdk/core'
import type { LocalContender } from '../contenders/contender.ts'
import { createBenchSnap, partnerOf } from '../contenders/snap.ts'
import { type Merchant, makePair } from '../workload/merchant.ts'
import type { CallKind } from '../workload/signed-call.ts'
import type { Growth } from './judge-growth.ts'

/** Something of which there can be more or less, while all else stays as it is. */
export interface Axis {
  /** What its points count. */
  readonly title: string
  readonly points: readonly number[]
  /** How the cost of a call should grow along it. */
  readonly expected: Growth
  readonly kind: CallKind
  /** The inquiry's length, where that is the axis. */
  readonly bodyBytes?: ((point: number) => number) | undefined
  prepare(merchant: Merchant, point: number): Promise<LocalContender>
}

const NO_AXIS = async (merchant: Merchant) => createBenchSnap(merchant, { signature: 'symmetric' }).handle

export const AXES = {
  body: {
    title: 'bytes in the body',
    points: [200, 1_024, 4_096, 16_384, 65_536],
    expected: 'linear', // it is hashed and parsed
    kind: 'inquiry symmetric',
    bodyBytes: (point) => point,
    prepare: NO_AXIS,
  },
  partners: {
    title: 'partners',
    points: [1, 10, 100, 1_000, 10_000],
    expected: 'flat', // one is looked up
    kind: 'inquiry client-id',
    prepare: (merchant, point) => withPartners(merchant, [...strangers(merchant, point - 1), partnerOf(merchant)]),
  },
  keys: {
    title: 'keys of the partner',
    points: [1, 2, 3, 4, 5],
    expected: 'linear', // one after the other is tried; the last fits
    kind: 'inquiry client-id',
    prepare(merchant, point) {
      const others = Array.from({ length: point - 1 }, () => makePair().publicKey)
      return withPartners(merchant, [{ ...partnerOf(merchant), publicKeys: [...others, merchant.publicKey] }])
    },
  },
  remembered: {
    title: 'remembered external IDs',
    points: [0, 1_000, 10_000, 100_000, 1_000_000],
    expected: 'flat', // one is looked up
    kind: 'inquiry symmetric',
    prepare: withRemembered,
  },
} as const satisfies Record<string, Axis>

export type AxisName = keyof typeof AXES

async function withPartners(merchant: Merchant, partners: readonly Partner[]): Promise<LocalContender> {
  const snap = createBenchSnap(merchant, { signature: 'client-id', partners })
  await snap.ready()
  return snap.handle
}

function strangers(merchant: Merchant, count: number): readonly Partner[] {
  return Array.from({ length: count }, (_, index) => ({ ...partnerOf(merchant), clientId: `STRANGER${index}` }))
}

/** As a day's inquiries leave the store: finished, and not to be forgotten before tomorrow. */
async function withRemembered(merchant: Merchant, count: number): Promise<LocalContender> {
  const duplicates = memoryDuplicateStore({ maxEntries: 5_000_000 }) // all of them, and those of the measurement
  const keepUntil = new Date(Date.now() + 86_400_000)
  const answer = { status: 200, body: new Uint8Array(500) }
  for (let index = 0; index < count; index++) {
    const key = `remembered-${index}`.padEnd(44) // as long as a hash
    const keys = [{ key, keepUntil }]
    const claim = { holder: key, fingerprint: 'f'.repeat(44), leaseMilliseconds: 15_000, keepsAnswer: false }
    await duplicates.claim(keys, claim)
    await duplicates.finish(keys, claim.holder, answer)
  }
  return createBenchSnap(merchant, { signature: 'symmetric', duplicates }).handle
}
