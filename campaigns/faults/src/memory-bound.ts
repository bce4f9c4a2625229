import { createHash, randomBytes } from 'node:crypto'
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
  const before = await heapAfterCollection()
  const store = memoryDuplicateStore({ maxEntries })
  const keepUntil = new Date(Date.now() + 86_400_000)
  const claim = { fingerprint: 'f'.repeat(44), leaseMilliseconds: 600_000 }
  const answer = { status: 200, body: new Uint8Array(500) }
  const keyOf = (index: number) => createHash('sha256').update(String(index)).digest('base64')
  const keysOf = (key: string) => [{ key, keepUntil }]

  await store.claim(keysOf('replay'), { ...claim, holder: 'replay' })
  await store.finish(keysOf('replay'), 'replay', answer)
  await store.claim(keysOf('running'), { ...claim, holder: 'running', keepsAnswer: false })
  for (let index = 0; index < externalIds; index++) {
    const keys = keysOf(keyOf(index))
    await store.claim(keys, { ...claim, holder: 'h', keepsAnswer: false })
    await store.finish(keys, 'h', answer)
  }
  const bytes = (await heapAfterCollection()) - before
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

/** What a memory store of the usual size weighs when it is full. Needs `--expose-gc`. */
export async function weighFull({ keys, keepsAnswer }: { keys: 1 | 2; keepsAnswer: boolean }): Promise<number> {
  const before = await heapAfterCollection()
  const store = memoryDuplicateStore()
  const keepUntil = new Date(Date.now() + 86_400_000)
  const claim = { holder: 'h', fingerprint: 'f'.repeat(44), leaseMilliseconds: 600_000, keepsAnswer }
  const answer = { status: 200, body: new Uint8Array(500) }
  for (let index = 0; index < 200_000; index++) {
    const claimed = Array.from({ length: keys }, () => ({ key: randomBytes(32).toString('base64'), keepUntil }))
    await store.claim(claimed, claim)
    await store.finish(claimed, 'h', answer)
  }
  const bytes = (await heapAfterCollection()) - before
  await store.isRunning([]) // it is held until it is weighed
  return bytes
}

/** What an earlier campaign left is given up by then, its buffers too. */
async function heapAfterCollection(): Promise<number> {
  for (let collection = 0; collection < 2; collection++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    globalThis.gc?.()
  }
  const { heapUsed, external, arrayBuffers } = process.memoryUsage()
  return heapUsed + Math.max(external, arrayBuffers)
}
