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

/** How many keys are looked at for each key of a new claim: more than one, so that what is over goes faster than what is new comes. */
const TIDIED_PER_KEY = 3
const SWEEP_MILLISECONDS = 1000

/** @param onEnded Told when an entry runs no longer: finished or released. */
export function createMemoryEntries(maxEntries: number, onEnded: (entry: Entry) => void): MemoryEntries {
  const byKey = new Map<string, Entry>()
  // Each in the order of finishing, which for one kind is nearly the order in which they are over.
  const evictable = createQueue<Entry>()
  const kept = createQueue<Entry>()
  let size = 0
  let sweptAt = Number.NEGATIVE_INFINITY
  // It lives on while keys come and go, and so does not look at the same ones each time.
  let tidied = byKey.entries()

  function forget(entry: Entry): void {
    for (const key of entry.keys) byKey.delete(key)
    leave(entry)
  }

  /** Lets go of an entry that has no key any more. */
  function leave(entry: Entry): void {
    size--
    if (entry.answer === undefined) onEnded(entry)
    else queueOf(entry).remove(entry)
  }

  function queueOf({ keepsAnswer }: Entry): Queue<Entry> {
    return keepsAnswer ? kept : evictable
  }

  function dropKey(entry: Entry, index: number): void {
    entry.keys.splice(index, 1)
    entry.untils.splice(index, 1)
    if (entry.keys.length === 0) leave(entry)
  }

  /** Forgets a key that is over, unless its call still runs. Says whether the key is gone. */
  function expire(key: string, entry: Entry, now: number): boolean {
    if (entry.answer === undefined) return false
    const index = entry.keys.indexOf(key)
    if ((entry.untils[index] ?? now) > now) return false
    byKey.delete(key)
    dropKey(entry, index)
    return true
  }

  /** Looks at a few keys, and goes on with the next ones at the next claim. */
  function tidy(count: number, now: number): void {
    for (let looked = 0; looked < count; looked++) {
      const next = tidied.next()
      if (next.done) {
        tidied = byKey.entries()
        return
      }
      expire(...next.value, now)
    }
  }

  /** Looks at every key; at most once a second, so that a full store stays fast. */
  function sweep(now: number): boolean {
    if (performance.now() - sweptAt < SWEEP_MILLISECONDS) return false
    sweptAt = performance.now()
    for (const [key, entry] of byKey) expire(key, entry, now)
    return true
  }

  /** Makes room for one more, or throws before anything else has changed. */
  function makeRoom(now: number): void {
    const isFull = () => size >= maxEntries
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
      tidy(keys.length * TIDIED_PER_KEY, now)
      const holders: Entry[] = []
      for (const { key } of keys) {
        const entry = byKey.get(key)
        if (entry !== undefined && !expire(key, entry, now) && !holders.includes(entry)) holders.push(entry)
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
      size++
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
