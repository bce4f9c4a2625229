import { memoryDuplicateStore } from '@snap-sdk/core'

export interface MemoryBoundResult {
  readonly externalIds: number
  readonly maxEntries: number
  readonly bytes: number
  /** Whether the newest ID is still known, and the oldest made room. */
  readonly newestKnown: boolean
  readonly oldestForgotten: boolean
  /** Whether a `replay` entry and a running claim outlived them all. */
  readonly keptKnown: boolean
}

/** Sends a million external IDs through the memory store and weighs it. Needs `--expose-gc`. */
export async function weighMemoryStore(externalIds: number, maxEntries?: number): Promise<MemoryBoundResult> {
  const before = heapAfterCollection()
  const store = memoryDuplicateStore({ maxEntries })
  const keepUntil = new Date(Date.now() + 86_400_000)
  const claim = { fingerprint: 'f'.repeat(44), leaseMilliseconds: 600_000 }
  const answer = { status: 200, body: new Uint8Array(500) }
  const keyOf = (index: number) => String(index).padStart(44, '0')
  const keysOf = (key: string) => [{ key, keepUntil }]

  await store.claim(keysOf('replay'), { ...claim, holder: 'replay' })
  await store.finish(keysOf('replay'), 'replay', answer)
  await store.claim(keysOf('running'), { ...claim, holder: 'running', keepsAnswer: false })
  for (let index = 0; index < externalIds; index++) {
    const keys = keysOf(keyOf(index))
    await store.claim(keys, { ...claim, holder: 'h', keepsAnswer: false })
    await store.finish(keys, 'h', answer)
  }
  const bytes = heapAfterCollection() - before
  const stateOf = async (key: string) =>
    (await store.claim(keysOf(key), { ...claim, holder: 'probe', keepsAnswer: false })).state
  return {
    externalIds,
    maxEntries: maxEntries ?? 200_000,
    bytes,
    newestKnown: (await stateOf(keyOf(externalIds - 1))) === 'finished',
    keptKnown: (await stateOf('replay')) === 'finished' && (await stateOf('running')) === 'running',
    oldestForgotten: (await stateOf(keyOf(0))) === 'claimed',
  }
}

function heapAfterCollection(): number {
  globalThis.gc?.()
  const { heapUsed, external, arrayBuffers } = process.memoryUsage()
  return heapUsed + Math.max(external, arrayBuffers)
}
