import { checkOptionNames } from '../check-option-names.ts'
import { SnapConfigurationError } from '../configuration-error.ts'
import type { ClaimKey, ClaimResult, DuplicateStore } from './duplicate-store.ts'
import { describeManyProcesses } from './many-processes.ts'
import { createMemoryEntries, type Entry } from './memory-entries.ts'
import { createSettledListeners } from './settled-listeners.ts'

const NO_BYTES: Uint8Array = new Uint8Array()

/** How much the store may hold. */
export interface MemoryDuplicateStoreOptions {
  /**
   * How many calls are remembered at most, each with all its keys. Default 200 000: about 70 to 90 MB when full of inquiries with one
   * or two keys each, about 225 MB when full of payments with answers of 500 bytes (`npm run faults -- --only memory`).
   */
  readonly maxEntries?: number | undefined
}

/**
 * A duplicate store for one process, which any number of Snaps of it may share. What it knows is gone when the process ends: with several processes, or where a restart
 * must not forget a payment, use a shared store.
 * It says so at the start (`DUPLICATES_IN_ONE_PROCESS`) where it sees that there are, or may be, several: under node:cluster, pm2, on Lambda ….
 *
 * Its claims have no leases: who holds one lives in this very process, and however long its event loop was blocked, it has not died. A claim
 * ends when it is finished or released, and in no other way.
 *
 * Bounded: when `maxEntries` are there, the oldest finished entry whose answer nobody will ask for makes room. A running claim and a
 * kept answer never do; when only those are left, `claim` throws, and the call is answered 500xx01 without running the handler.
 *
 * @throws SnapConfigurationError `OPTION_INVALID` when `maxEntries` is not a positive integer.
 */
export function memoryDuplicateStore(options: MemoryDuplicateStoreOptions = {}): DuplicateStore {
  checkOptionNames('memoryDuplicateStore', options, { maxEntries: true })
  const { maxEntries = 200_000 } = options
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
    for (const { key } of keys) if (entries.get(key) !== entry) return undefined
    return entry
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
    claim(keys, { holder, fingerprint, now = new Date(), keepsAnswer = true }) {
      const holders = entries.findHolders(keys, now.getTime())
      if (holders.length > 0) return decide(holders, fingerprint)
      entries.add(keys, { fingerprint, keepsAnswer, holder }, now.getTime())
      return { state: 'claimed' }
    },

    renew: (keys, holder) => findHeld(keys, holder) !== undefined,

    finish(keys, holder, { status, body }) {
      const entry = findHeld(keys, holder)
      if (entry === undefined) return false
      entries.finish(entry, { status, body: entry.keepsAnswer ? new Uint8Array(body) : NO_BYTES })
      return true
    },

    release(keys, holder) {
      const entry = findHeld(keys, holder)
      if (entry === undefined) return false
      entries.forget(entry)
      return true
    },

    isRunning: (keys) => findRunning(keys).length > 0,
    onSettled: (keys, listener) => listeners.add(findRunning(keys), listener),
    watch(warn) {
      for (const message of describeManyProcesses()) warn('DUPLICATES_IN_ONE_PROCESS', message)
      return () => {}
    },
  }
}

function isRunning({ answer }: Entry): boolean {
  return answer === undefined
}

/** What the entries that hold some of the keys mean for a new claim. */
function decide(holders: readonly Entry[], fingerprint: string): ClaimResult {
  const same = holders.filter((entry) => entry.fingerprint === fingerprint)
  const answered = same.find((entry) => entry.answer !== undefined)?.answer
  if (answered !== undefined) return { state: 'finished', answer: answered }
  return { state: same.length > 0 ? 'running' : 'conflict' }
}
