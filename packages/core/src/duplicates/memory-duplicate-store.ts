import { SnapConfigurationError } from '../configuration-error.ts'
import type { ClaimKey, ClaimResult, DuplicateStore } from './duplicate-store.ts'
import { createMemoryEntries, type Entry } from './memory-entries.ts'
import { createSettledListeners } from './settled-listeners.ts'

const NO_BYTES: Uint8Array = new Uint8Array()

export interface MemoryDuplicateStoreOptions {
  /**
   * How many calls are remembered at most, each with all its keys. Default 200 000: about 95 MB when full of inquiries with one key
   * each (125 MB with two), about 300 MB when full of payments with answers of 500 bytes.
   */
  readonly maxEntries?: number | undefined
}

/**
 * A duplicate store for one process. What it knows is gone when the process ends: with several processes, or where a restart
 * must not forget a payment, use a shared store.
 *
 * Bounded: when `maxEntries` are there, the oldest finished entry whose answer nobody will ask for makes room. A running claim and a
 * kept answer never do; when only those are left, `claim` rejects, and the call is answered 500xx01 without running the handler.
 *
 * @throws SnapConfigurationError `OPTION_INVALID` when `maxEntries` is not a positive integer.
 */
export function memoryDuplicateStore({ maxEntries = 200_000 }: MemoryDuplicateStoreOptions = {}): DuplicateStore {
  if (!Number.isSafeInteger(maxEntries) || maxEntries < 1) {
    throw new SnapConfigurationError(
      'OPTION_INVALID',
      `memoryDuplicateStore: maxEntries is ${maxEntries}; it must be a positive integer.`,
    )
  }
  const listeners = createSettledListeners<Entry>()
  const entries = createMemoryEntries(maxEntries, listeners.tell)

  /** The claim that a holder has, if he still has all of it. */
  function findHeld(keys: readonly ClaimKey[], holder: string): Entry | undefined {
    const entry = entries.get(keys[0]?.key ?? '')
    if (entry?.holder !== holder || entry.answer !== undefined) return undefined
    return keys.every(({ key }) => entries.get(key) === entry) ? entry : undefined
  }

  function findRunning(keys: readonly ClaimKey[]): readonly Entry[] {
    const running = new Set<Entry>()
    for (const { key } of keys) {
      const entry = entries.get(key)
      if (entry !== undefined && isRunning(entry)) running.add(entry)
    }
    return [...running]
  }

  return {
    async claim(keys, { holder, fingerprint, leaseMilliseconds, now = new Date(), keepsAnswer = true }) {
      const holders = entries.findHolders(keys, now.getTime())
      const seen = decide(holders, fingerprint)
      if (seen !== undefined) return seen
      const leaseEnd = performance.now() + leaseMilliseconds
      entries.add(keys, { fingerprint, keepsAnswer, holder, leaseEnd }, now.getTime(), holders)
      return { state: 'claimed' }
    },

    async renew(keys, holder, leaseMilliseconds) {
      const entry = findHeld(keys, holder)
      if (entry === undefined) return false
      entry.leaseEnd = performance.now() + leaseMilliseconds
      return true
    },

    async finish(keys, holder, { status, body }) {
      const entry = findHeld(keys, holder)
      if (entry === undefined) return false
      entries.finish(entry, { status, body: entry.keepsAnswer ? new Uint8Array(body) : NO_BYTES })
      return true
    },

    async release(keys, holder) {
      const entry = findHeld(keys, holder)
      if (entry === undefined) return false
      entries.forget(entry)
      return true
    },

    isRunning: async (keys) => findRunning(keys).length > 0,
    onSettled: (keys, listener) => listeners.add(findRunning(keys), listener),
  }
}

function isRunning({ answer, leaseEnd }: Entry): boolean {
  return answer === undefined && leaseEnd > performance.now()
}

/** What the entries that hold some of the keys mean for a new claim; `undefined` when it may take them. */
function decide(holders: readonly Entry[], fingerprint: string): ClaimResult | undefined {
  const same = holders.filter((entry) => entry.fingerprint === fingerprint)
  const answered = same.find((entry) => entry.answer !== undefined)?.answer
  if (answered !== undefined) return { state: 'finished', answer: answered }
  if (same.some(isRunning)) return { state: 'running' }
  return same.length < holders.length ? { state: 'conflict' } : undefined
}
