import type { ClaimKey, ClaimResult, DuplicateClaim, StoredAnswer } from '@snap-sdk/core'
import type { MerchantProcess } from '../world/merchant-process.ts'
import type { ClaimHistory, ClaimRecord } from './claim-history.ts'
import type { Entry, StoreRules } from './store-rules.ts'

/** A transaction of the database in which store and ledger lie. */
export interface ServerTransaction {
  readonly holder: string
  state: 'open' | 'committed' | 'aborted'
  heardAt: number
  /** What was written in it: done at the commit, undone by a failover. */
  readonly writes: { readonly take: () => void; readonly undo: () => void }[]
}

/**
 * The server of a shared duplicate store, by the documentation of `DuplicateStore`: an oracle that has no code of the real stores. Each
 * step is atomic; leases are by the server's clock.
 */
export interface StoreServer {
  claim(keys: readonly ClaimKey[], claim: DuplicateClaim, process: MerchantProcess): ClaimResult
  renew(keys: readonly ClaimKey[], holder: string, leaseMilliseconds: number): boolean
  finish(keys: readonly ClaimKey[], holder: string, answer: StoredAnswer): boolean
  release(keys: readonly ClaimKey[], holder: string): boolean
  isRunning(keys: readonly ClaimKey[]): boolean
  /** The claims without an answer whose lease has not run out. */
  running(): readonly Entry[]
  commit(
    transaction: ServerTransaction,
    keys: readonly ClaimKey[],
    kept: { readonly answer: StoredAnswer; readonly undo: boolean },
  ): boolean
  /** Loses what was acknowledged in the last so many milliseconds. */
  failOver(loses: number): void
}

export interface StoreServerOptions {
  readonly now: () => number
  readonly rules: StoreRules
  readonly history: ClaimHistory
}

export function createStoreServer({ now, rules, history }: StoreServerOptions): StoreServer {
  const byKey = new Map<string, Entry>()
  /** What the server did, newest last, and how it is taken back. */
  const log: { readonly at: number; readonly undo: () => void }[] = []

  const did = (undo: () => void) => log.push({ at: now(), undo })

  function put(key: string, entry: Entry): void {
    const before = byKey.get(key)
    byKey.set(key, entry)
    did(() => (before === undefined ? byKey.delete(key) : byKey.set(key, before)))
  }

  function drop(key: string, entry: Entry): void {
    if (byKey.get(key) !== entry) return
    byKey.delete(key)
    did(() => byKey.set(key, entry))
  }

  function dropKeyOf(entry: Entry, key: string): void {
    const until = entry.untils.get(key)
    if (until === undefined) return
    entry.untils.delete(key)
    did(() => entry.untils.set(key, until))
  }

  /** Forgets a key whose time is over. */
  function find(key: string): Entry | undefined {
    const entry = byKey.get(key)
    if (entry === undefined) return undefined
    const until =
      entry.answer === undefined ? Math.max(entry.leaseEnd, ...entry.untils.values()) : (entry.untils.get(key) ?? 0)
    if (until > now()) return entry
    drop(key, entry)
    dropKeyOf(entry, key)
    return undefined
  }

  function findHeld(keys: readonly ClaimKey[], holder: string): Entry | undefined {
    const entry = find(keys[0]?.key ?? '')
    if (entry === undefined || !rules.isHeldBy(entry, holder)) return undefined
    return keys.every(({ key }) => find(key) === entry) ? entry : undefined
  }

  function end(entry: Entry, how: 'finished' | 'released' | 'takenOver'): void {
    const record = history.of(entry.holder)
    if (record === undefined || record.end !== undefined) return
    record.end = { how, at: now() }
    did(() => {
      record.end = { how: 'undone', at: now() }
    })
  }

  function keep(entry: Entry, answer: StoredAnswer): void {
    const before = entry.answer
    entry.answer = { status: answer.status, body: new Uint8Array(answer.body) }
    did(() => {
      entry.answer = before
    })
    const record = history.of(entry.holder)
    if (record !== undefined) record.answer = entry.answer.body
    end(entry, 'finished')
  }

  const server: StoreServer = {
    claim(
      keys,
      { holder, fingerprint, leaseMilliseconds, now: callersNow = new Date(now()), keepsAnswer = true },
      process,
    ) {
      const holders = new Set<Entry>()
      for (const { key } of rules.keysToLookAt(keys)) {
        const entry = find(key)
        if (entry !== undefined) holders.add(entry)
      }
      const same = [...holders].filter((entry) => rules.isSame(entry, fingerprint))
      const answered = same.find(({ answer }) => answer !== undefined)?.answer
      if (answered !== undefined) return { state: 'finished', answer: answered }
      if (same.some((entry) => rules.isLive(entry, now()))) return { state: 'running' }
      if (same.length < holders.size) return { state: 'conflict' }

      for (const entry of holders) {
        end(entry, 'takenOver')
        for (const { key } of keys) dropKeyOf(entry, key)
      }
      const untils = new Map(
        keys.map(({ key, keepUntil }) => [key, now() + keepUntil.getTime() - callersNow.getTime()] as const),
      )
      const entry: Entry = {
        holder,
        fingerprint,
        keepsAnswer,
        untils,
        leaseEnd: now() + leaseMilliseconds,
        answer: undefined,
      }
      for (const { key } of keys) put(key, entry)
      const record: ClaimRecord = {
        holder,
        process,
        keys: keys.map(({ key }) => key),
        grantedAt: now(),
        renewedAt: now(),
        leaseEnd: entry.leaseEnd,
        disturbedRenewals: 0,
        isUnknown: false,
        end: undefined,
        answer: undefined,
        keptUntil: Math.max(...untils.values()),
      }
      history.granted(record)
      did(() => {
        record.end = { how: 'undone', at: now() }
      })
      return { state: 'claimed' }
    },

    renew(keys, holder, leaseMilliseconds) {
      const entry = findHeld(keys, holder)
      if (entry === undefined) return false
      entry.leaseEnd = now() + leaseMilliseconds
      const record = history.of(entry.holder)
      if (record !== undefined)
        Object.assign(record, { renewedAt: now(), leaseEnd: entry.leaseEnd, disturbedRenewals: 0 })
      return true
    },

    finish(keys, holder, answer) {
      const entry = findHeld(keys, holder)
      if (entry === undefined) return false
      keep(entry, answer)
      return true
    },

    release(keys, holder) {
      const entry = findHeld(keys, holder)
      if (entry === undefined) return false
      for (const key of [...entry.untils.keys()]) drop(key, entry)
      end(entry, 'released')
      return true
    },

    isRunning: (keys) =>
      keys.some(({ key }) => {
        const entry = find(key)
        return entry !== undefined && entry.answer === undefined && rules.isLive(entry, now())
      }),

    running: () =>
      [...new Set(byKey.values())].filter((entry) => entry.answer === undefined && rules.isLive(entry, now())),

    commit(transaction, keys, { answer, undo }) {
      const entry = findHeld(keys, transaction.holder)
      const passes = rules.guard(entry !== undefined)
      transaction.state = passes ? 'committed' : 'aborted'
      if ((passes && !(undo && rules.undoes)) || (!passes && rules.keepsUnguardedWrites)) {
        for (const { take, undo: takeBack } of transaction.writes) {
          take()
          did(takeBack)
        }
      }
      if (passes && entry !== undefined) keep(entry, answer)
      return passes
    },

    failOver(loses) {
      for (let last = log.at(-1); last !== undefined && last.at > now() - loses; last = log.at(-1)) {
        log.pop()
        last.undo()
      }
    },
  }
  return server
}
