import { SnapConfigurationError } from '../configuration-error.ts'
import type { ClaimResult, DuplicateStore, StoredAnswer } from './duplicate-store.ts'
import { createQueue } from './queue.ts'

interface Entry {
  /** Those that no later claim has taken over. */
  keys: readonly string[]
  readonly fingerprint: string
  readonly keepUntil: number
  readonly evictable: boolean
  holder: string
  /** By the monotonic clock, so that a step of the wall clock neither ends nor prolongs a lease. */
  leaseEnd: number
  answer: StoredAnswer | undefined
  /** Still in its queue, but no longer remembered. */
  forgotten: boolean
}

const NO_BYTES: Uint8Array = new Uint8Array()

export interface MemoryDuplicateStoreOptions {
  /** How many calls are remembered at most, each with all its keys. Default 200 000: about 100 MB when full of inquiries, about 320 MB when full of payments. */
  readonly maxEntries?: number | undefined
}

/**
 * A duplicate store for one process. What it knows is gone when the process ends: with several processes, or where a restart
 * must not forget a payment, use a shared store.
 *
 * Bounded: when `maxEntries` are there, the oldest finished entry of a `conflict` service makes room. A running claim and a
 * `replay` entry never do; when only those are left, `claim` rejects, and the call is answered 500xx01 without running the handler.
 *
 * @throws SnapConfigurationError `OPTION_INVALID` when `maxEntries` is no positive integer.
 */
export function memoryDuplicateStore({ maxEntries = 200_000 }: MemoryDuplicateStoreOptions = {}): DuplicateStore {
  if (!Number.isSafeInteger(maxEntries) || maxEntries < 1) {
    throw new SnapConfigurationError(
      'OPTION_INVALID',
      `memoryDuplicateStore: maxEntries is ${maxEntries}; it must be a positive integer.`,
    )
  }
  const byKey = new Map<string, Entry>()
  const running = new Set<Entry>()
  // Each in the order of finishing, which for one policy is nearly the order of keepUntil.
  const finished = { evictable: createQueue<Entry>(), kept: createQueue<Entry>() }
  let size = 0
  let sweptAt = Number.NEGATIVE_INFINITY

  function forget(entry: Entry): void {
    if (entry.forgotten) return
    for (const key of entry.keys) byKey.delete(key)
    running.delete(entry)
    entry.forgotten = true
    size--
  }

  /** The entries that hold some of the keys. Those that are over are forgotten here. */
  function findHolders(keys: readonly string[], now: number): readonly Entry[] {
    const holders: Entry[] = []
    for (const key of keys) {
      const entry = byKey.get(key)
      if (entry === undefined || holders.includes(entry)) continue
      if (isOver(entry, now)) forget(entry)
      else holders.push(entry)
    }
    return holders
  }

  /** Takes keys from an entry whose lease ran out. What else it holds stays its own. */
  function takeOver(entry: Entry, keys: readonly string[]): void {
    entry.keys = entry.keys.filter((key) => !keys.includes(key))
    if (entry.keys.length === 0) forget(entry)
  }

  /** Makes room for one more, or throws before anything else has changed. `leaving` are about to go. */
  function makeRoom(now: number, leaving: number): void {
    for (const queue of [finished.evictable, finished.kept]) {
      for (let oldest = queue.peek(); oldest !== undefined && isOver(oldest, now); oldest = queue.peek()) {
        forget(oldest)
        queue.shift()
      }
    }
    if (size - leaving >= maxEntries) sweep(now)
    while (size - leaving >= maxEntries) {
      const oldest = finished.evictable.shift()
      if (oldest === undefined) throw full(maxEntries)
      forget(oldest)
    }
  }

  /** Looks at every entry for those that are over; at most once a second, so that a full store stays fast. */
  function sweep(now: number): void {
    if (performance.now() - sweptAt < 1000) return
    sweptAt = performance.now()
    for (const entries of [running, finished.kept]) {
      for (const entry of entries) if (isOver(entry, now)) forget(entry)
    }
  }

  function held(keys: readonly string[], holder: string): Entry | undefined {
    const entry = byKey.get(keys[0] ?? '')
    if (entry?.holder !== holder || entry.answer !== undefined) return undefined
    return keys.every((key) => byKey.get(key) === entry) ? entry : undefined
  }

  return {
    async claim(keys, { holder, fingerprint, leaseMilliseconds, keepUntil, now = new Date(), evictable = false }) {
      const holders = findHolders(keys, now.getTime())
      const seen = decide(holders, fingerprint)
      if (seen !== undefined) return seen

      const leaving = holders.filter((entry) => entry.keys.every((key) => keys.includes(key)))
      makeRoom(now.getTime(), leaving.length)
      for (const entry of holders) takeOver(entry, keys)
      const entry: Entry = {
        keys: [...keys],
        fingerprint,
        keepUntil: keepUntil.getTime(),
        evictable,
        holder,
        leaseEnd: performance.now() + leaseMilliseconds,
        answer: undefined,
        forgotten: false,
      }
      for (const key of keys) byKey.set(key, entry)
      running.add(entry)
      size++
      return { state: 'claimed' }
    },

    async renew(keys, holder, leaseMilliseconds) {
      const entry = held(keys, holder)
      if (entry === undefined) return false
      entry.leaseEnd = performance.now() + leaseMilliseconds
      return true
    },

    async finish(keys, holder, answer) {
      const entry = held(keys, holder)
      if (entry === undefined) return false
      entry.answer = { status: answer.status, body: entry.evictable ? NO_BYTES : new Uint8Array(answer.body) }
      entry.holder = '' // nobody may change it any more; a full store holds many
      running.delete(entry)
      finished[entry.evictable ? 'evictable' : 'kept'].push(entry)
      return true
    },

    async release(keys, holder) {
      const entry = held(keys, holder)
      if (entry === undefined) return false
      forget(entry)
      return true
    },
  }
}

function isOver({ forgotten, keepUntil }: Entry, now: number): boolean {
  return forgotten || keepUntil <= now
}

/** What the entries that hold some of the keys mean for a new claim; `undefined` when it may take them. */
function decide(holders: readonly Entry[], fingerprint: string): ClaimResult | undefined {
  const same = holders.filter((entry) => entry.fingerprint === fingerprint)
  const answered = same.find((entry) => entry.answer !== undefined)?.answer
  if (answered !== undefined) return { state: 'finished', answer: answered }
  if (same.some((entry) => entry.leaseEnd > performance.now())) return { state: 'running' }
  return same.length < holders.length ? { state: 'conflict' } : undefined
}

function full(maxEntries: number): Error {
  return new Error(
    `memoryDuplicateStore is full: ${maxEntries} calls are remembered and none may be forgotten yet. Raise maxEntries or use a shared store.`,
  )
}
