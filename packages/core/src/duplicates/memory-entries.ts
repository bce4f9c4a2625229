import type { ClaimKey, StoredAnswer } from './duplicate-store.ts'
import { createQueue, type Queue, type Queued } from './queue.ts'

/** A call that the memory store remembers: running while it has no answer, for its holder lives in this very process. */
export interface Entry extends Queued<Entry> {
  /** Those that are not over. */
  readonly keys: string[]
  /** Until when each key is remembered, by the caller's clock. */
  readonly untils: number[]
  readonly fingerprint: string
  readonly keepsAnswer: boolean
  holder: string
  answer: StoredAnswer | undefined
}

/** What a memory store remembers, and in what order it forgets. */
export interface MemoryEntries {
  get(key: string): Entry | undefined
  /** The entries that hold some of the keys. What is over of them is forgotten here. */
  findHolders(keys: readonly ClaimKey[], now: number): readonly Entry[]
  /** Remembers a call under its keys, which nobody holds. @throws when the store is full; then nothing has changed. */
  add(keys: readonly ClaimKey[], claim: ClaimedEntry, now: number): void
  finish(entry: Entry, answer: StoredAnswer): void
  forget(entry: Entry): void
}

export type ClaimedEntry = Pick<Entry, 'fingerprint' | 'keepsAnswer' | 'holder'>

/** How many entries are looked at for each new one: more than one, so that what is over goes faster than what is new comes. */
const TIDIED_PER_CLAIM = 3
const SWEEP_MILLISECONDS = 1000

/** @param onEnded Told when an entry runs no longer: finished or released. */
export function createMemoryEntries(maxEntries: number, onEnded: (entry: Entry) => void): MemoryEntries {
  const byKey = new Map<string, Entry>()
  // Each in the order of finishing, which for one kind is nearly the order in which they are over.
  const evictable = createQueue<Entry>()
  const kept = createQueue<Entry>()
  const all = new Set<Entry>()
  let sweptAt = Number.NEGATIVE_INFINITY
  // It lives on while entries come and go, and so does not look at the same ones each time.
  let tidied = all.values()

  function forget(entry: Entry): void {
    for (const key of entry.keys) byKey.delete(key)
    leave(entry)
  }

  /** Lets go of an entry that has no key any more. */
  function leave(entry: Entry): void {
    all.delete(entry)
    if (entry.answer === undefined) onEnded(entry)
    else queueOf(entry).remove(entry)
  }

  function queueOf({ keepsAnswer }: Entry): Queue<Entry> {
    return keepsAnswer ? kept : evictable
  }

  /** Forgets an entry's keys that are over, unless its call still runs. */
  function forgetOver(entry: Entry, now: number): void {
    const { keys, untils } = entry
    if (entry.answer === undefined) return
    for (let index = keys.length - 1; index >= 0; index--) {
      if ((untils[index] ?? now) > now) continue
      byKey.delete(keys[index] ?? '')
      keys.splice(index, 1)
      untils.splice(index, 1)
    }
    if (keys.length === 0) leave(entry)
  }

  /** Looks at a few entries, and goes on with the next ones at the next claim. */
  function tidy(now: number): void {
    for (let looked = 0; looked < TIDIED_PER_CLAIM; looked++) {
      const next = tidied.next()
      if (next.done) {
        tidied = all.values()
        return
      }
      forgetOver(next.value, now)
    }
  }

  /** Looks at every entry; at most once a second, so that a full store stays fast. */
  function sweep(now: number): boolean {
    if (performance.now() - sweptAt < SWEEP_MILLISECONDS) return false
    sweptAt = performance.now()
    for (const entry of all) forgetOver(entry, now)
    return true
  }

  /** Makes room for one more, or throws before anything else has changed. */
  function makeRoom(now: number): void {
    const isFull = () => all.size >= maxEntries
    if (!isFull()) return
    for (const queue of [evictable, kept]) {
      for (let oldest = queue.peek(); oldest !== undefined && isOver(oldest, now); oldest = queue.peek()) forget(oldest)
    }
    while (isFull()) {
      const oldest = evictable.peek()
      if (oldest !== undefined) forget(oldest)
      else if (!sweep(now)) throw full(maxEntries)
    }
  }

  return {
    get: (key) => byKey.get(key),
    findHolders(keys, now) {
      tidy(now)
      const holders: Entry[] = []
      for (const { key } of keys) {
        const entry = byKey.get(key)
        if (entry === undefined) continue
        forgetOver(entry, now)
        if (byKey.has(key) && !holders.includes(entry)) holders.push(entry)
      }
      return holders
    },
    add(keys, { fingerprint, keepsAnswer, holder }, now) {
      makeRoom(now)
      const entry: Entry = {
        keys: keys.map(({ key }) => key),
        untils: keys.map(({ keepUntil }) => keepUntil.getTime()),
        fingerprint,
        keepsAnswer,
        holder,
        answer: undefined,
        before: undefined,
        after: undefined,
      }
      for (const { key } of keys) byKey.set(key, entry)
      all.add(entry)
    },
    finish(entry, answer) {
      entry.answer = answer
      entry.holder = '' // nobody may change it any more; a full store holds many
      queueOf(entry).push(entry)
      onEnded(entry)
    },
    forget,
  }
}

/** Whether all keys of an entry are over. */
function isOver({ untils }: Entry, now: number): boolean {
  return untils.every((until) => until <= now)
}

function full(maxEntries: number): Error {
  return new Error(
    `memoryDuplicateStore is full: ${maxEntries} calls are remembered and none may be forgotten yet. Raise maxEntries or use a shared store.`,
  )
}
