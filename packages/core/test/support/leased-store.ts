import type { ClaimKey, DuplicateClaim, DuplicateStore, StoredAnswer } from '../../src/index.ts'

interface Entry extends DuplicateClaim {
  leaseEnd: number
  answer: StoredAnswer | undefined
}

/** A store with leases, as a shared one has them, on the test's clock. Its claims never make room, and it tells nobody of their end. */
export function leasedStore(): DuplicateStore {
  const held = new Map<string, Entry & { readonly until: number }>()
  const runs = (entry: Entry | undefined) =>
    entry !== undefined && entry.answer === undefined && entry.leaseEnd > performance.now()
  const findHeld = (keys: readonly ClaimKey[], holder: string) => {
    const entries = keys.map(({ key }) => held.get(key))
    const isHis = entries.every((entry) => entry?.holder === holder && entry.answer === undefined)
    return isHis && entries.length > 0 ? entries.flatMap((entry) => entry ?? []) : undefined
  }
  return {
    async claim(keys, claim) {
      const now = (claim.now ?? new Date()).getTime()
      const found = keys.flatMap(({ key }) => {
        const entry = held.get(key)
        return entry === undefined || (entry.until <= now && !runs(entry)) ? [] : [entry]
      })
      const same = found.filter(({ fingerprint }) => fingerprint === claim.fingerprint)
      const answer = same.find((entry) => entry.answer !== undefined)?.answer
      if (answer !== undefined) return { state: 'finished', answer }
      if (same.some(runs)) return { state: 'running' }
      if (same.length < found.length) return { state: 'conflict' }
      const leaseEnd = performance.now() + claim.leaseMilliseconds
      const longest = Math.max(...keys.map(({ keepUntil }) => keepUntil.getTime()))
      for (const { key } of keys) held.set(key, { ...claim, leaseEnd, answer: undefined, until: longest })
      return found.some(({ holder }) => holder !== claim.holder)
        ? { state: 'claimed', takenOver: true }
        : { state: 'claimed' }
    },
    async renew(keys, holder, leaseMilliseconds) {
      const entries = findHeld(keys, holder)
      for (const entry of entries ?? []) entry.leaseEnd = performance.now() + leaseMilliseconds
      return entries !== undefined
    },
    async finish(keys, holder, answer) {
      const entries = findHeld(keys, holder)
      if (entries === undefined) return false
      for (const { key, keepUntil } of keys) {
        const entry = held.get(key)
        if (entry !== undefined) held.set(key, { ...entry, answer, until: keepUntil.getTime() })
      }
      return true
    },
    async release(keys, holder) {
      const entries = findHeld(keys, holder)
      if (entries !== undefined) for (const { key } of keys) held.delete(key)
      return entries !== undefined
    },
    isRunning: async (keys) => keys.some(({ key }) => runs(held.get(key))),
  }
}
