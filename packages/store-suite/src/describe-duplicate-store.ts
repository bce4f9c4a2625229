import { randomUUID } from 'node:crypto'
import type { ClaimKey, ClaimResult, DuplicateStore } from '@snap-sdk/core'
import { answer, claimOf, HOUR, keysOf, LONG_LEASE, outliveLease, SHORT_LEASE } from './claims.ts'
import { describeCalls } from './describe-calls.ts'
import { describeLeases, describeNoLeases } from './describe-leases.ts'
import { describeRunning } from './describe-running.ts'
import { describeTransactions } from './describe-transactions.ts'
import type { TestLedger } from './ledger.ts'
import type { TestRunner } from './test-runner.ts'

/** In what one store rightly differs from another. */
export interface StoreTraits {
  /**
   * Whether a claim is given up when its lease runs out. Default true: a holder may have died, and its store lives on. `false` for a store
   * in the process of its holders, where a claim ends only by `finish` and `release`: then that is tested instead.
   */
  readonly leases?: boolean | undefined
  /** Where the store's transactions write; needed where it offers `transact`, and only there. */
  readonly ledger?: TestLedger | undefined
}

/**
 * Every rule that a duplicate store must keep, alone and under `createSnap`.
 *
 * @param createStore Makes a store; each gets keys of its own, so they may share a server.
 * @param runner What tests are registered with: `{ describe, test, beforeEach, expect }` of Vitest or Jest.
 * @param traits See {@link StoreTraits}.
 * @example
 * import { beforeEach, describe, expect, test } from 'vitest'
 *
 * describeDuplicateStore('My store', () => myStore(), { describe, test, beforeEach, expect })
 */
export function describeDuplicateStore(
  name: string,
  createStore: () => DuplicateStore | Promise<DuplicateStore>,
  runner: TestRunner,
  { leases = true, ledger }: StoreTraits = {},
): void {
  const { describe, test, beforeEach, expect } = runner
  describe(`${name} as a duplicate store`, () => {
    let store: DuplicateStore
    let id: string
    let day: ClaimKey[]
    let replay: ClaimKey[]

    beforeEach(async () => {
      store = await createStore()
      id = randomUUID()
      day = keysOf(`${id}-day`)
      replay = keysOf(`${id}-day`, `${id}-body`, `${id}-key`)
    })

    /** What somebody can change who is not the holder, or comes after the end. */
    const others = async (holder: string) => [
      await store.renew(replay, holder, LONG_LEASE),
      await store.finish(replay, holder, { status: 500, body: new Uint8Array() }),
      await store.release(replay, holder),
    ]

    test('claims, finishes, and gives the answer back byte for byte', async () => {
      const claim = claimOf()
      expect(await store.claim(replay, claim)).toEqual({ state: 'claimed' })
      expect(await store.finish(replay, claim.holder, answer)).toBe(true)
      for (const keys of [replay, ...replay.map((key) => [key])]) {
        expect(plain(await store.claim(keys, claimOf()))).toEqual({ state: 'finished', answer: plainAnswer(answer) })
      }
    })

    test('says running while the same body holds the claim', async () => {
      await store.claim(day, claimOf())
      expect(await store.claim(day, claimOf())).toEqual({ state: 'running' })
    })

    test('says conflict for another body, running or finished', async () => {
      const claim = claimOf()
      await store.claim(day, claim)
      expect(await store.claim(day, claimOf({ fingerprint: 'b' }))).toEqual({ state: 'conflict' })
      await store.finish(day, claim.holder, answer)
      expect(await store.claim(day, claimOf({ fingerprint: 'b' }))).toEqual({ state: 'conflict' })
    })

    test('grants one of many claims at once', async () => {
      const results = await Promise.all(Array.from({ length: 40 }, () => store.claim(replay, claimOf())))
      expect(states(results)).toEqual({ claimed: 1, running: 39 })
    })

    test('grants one of many claims that share a single key, and leaves nothing of the others behind', async () => {
      const claims = Array.from({ length: 20 }, (_, index) => ({
        keys: keysOf(`${id}-${index}`, `${id}-shared`),
        claim: claimOf({ fingerprint: String(index) }),
      }))
      const results = await Promise.all(claims.map(({ keys, claim }) => store.claim(keys, claim)))
      expect(states(results)).toEqual({ claimed: 1, conflict: 19 })
      for (const [index, { keys }] of claims.entries()) {
        if (results[index]?.state === 'claimed') continue
        expect(await store.claim(keys.slice(0, 1), claimOf({ fingerprint: 'other' }))).toEqual({ state: 'claimed' })
      }
    })

    test('claims in either order of keys do not block each other for good', async () => {
      const results = await Promise.all(
        Array.from({ length: 30 }, (_, index) => store.claim(index % 2 ? replay : [...replay].reverse(), claimOf())),
      )
      expect(states(results)).toEqual({ claimed: 1, running: 29 })
    })

    test('gives an answer to the same body even where another key belongs to another body', async () => {
      const first = claimOf()
      await store.claim(keysOf(`${id}-1`), first)
      await store.finish(keysOf(`${id}-1`), first.holder, answer)
      await store.claim(keysOf(`${id}-2`), claimOf({ fingerprint: 'b' }))
      expect((await store.claim(keysOf(`${id}-2`, `${id}-1`), claimOf())).state).toBe('finished')
    })

    test('a holder whose lease ran out, and whom nobody followed, may still finish', async () => {
      const claim = claimOf({ leaseMilliseconds: SHORT_LEASE })
      await store.claim(day, claim)
      await outliveLease()
      expect(await store.finish(day, claim.holder, answer)).toBe(true)
      expect((await store.claim(day, claimOf())).state).toBe('finished')
    })

    test('releasing frees every key, for any body', async () => {
      const claim = claimOf()
      await store.claim(replay, claim)
      expect(await store.release(replay, claim.holder)).toBe(true)
      expect(await store.release(replay, claim.holder)).toBe(false)
      for (const key of replay)
        expect(await store.claim([key], claimOf({ fingerprint: 'b' }))).toEqual({ state: 'claimed' })
    })

    test('nobody but the holder renews, finishes or releases; and nobody does once it is finished', async () => {
      const claim = claimOf()
      await store.claim(replay, claim)
      expect(await others(randomUUID())).toEqual([false, false, false])
      await store.finish(replay, claim.holder, answer)
      expect(await others(claim.holder)).toEqual([false, false, false])
      expect(plain(await store.claim(replay, claimOf()))).toEqual({ state: 'finished', answer: plainAnswer(answer) })
    })

    test('forgets each key at its own keepUntil, which counts from the caller’s own now', async () => {
      const longAgo = new Date('2024-01-22T08:00:01Z')
      const after = (milliseconds: number) => new Date(longAgo.getTime() + milliseconds)
      const short = { key: `${id}-short`, keepUntil: after(SHORT_LEASE) }
      const long = { key: `${id}-long`, keepUntil: after(HOUR) }
      const claim = claimOf({ now: longAgo, leaseMilliseconds: SHORT_LEASE })
      await store.claim([short, long], claim)
      await store.finish([short, long], claim.holder, answer)
      await outliveLease()
      const later = { now: after(3 * SHORT_LEASE) }
      const other = claimOf({ ...later, fingerprint: 'b' })
      expect(await store.claim([long], other)).toEqual({ state: 'conflict' })
      expect(plain(await store.claim([long], claimOf(later)))).toEqual({
        state: 'finished',
        answer: plainAnswer(answer),
      })
      expect(await store.claim([{ ...short, keepUntil: after(HOUR) }], other)).toEqual({ state: 'claimed' })
    })

    test('an entry whose keys are all over is forgotten', async () => {
      const longAgo = new Date('2024-01-22T08:00:01Z')
      const keys = day.map(({ key }) => ({ key, keepUntil: new Date(longAgo.getTime() + SHORT_LEASE) }))
      const claim = claimOf({ now: longAgo, leaseMilliseconds: SHORT_LEASE })
      await store.claim(keys, claim)
      await store.finish(keys, claim.holder, answer)
      await outliveLease()
      const now = new Date(longAgo.getTime() + 3 * SHORT_LEASE)
      expect(await store.claim(keysOf(`${id}-day`), claimOf({ now, fingerprint: 'b' }))).toEqual({ state: 'claimed' })
    })

    test('no key goes before its entry has ended: a late holder still finishes under those that are kept longer', async () => {
      const now = new Date()
      const short = { key: `${id}-short`, keepUntil: new Date(now.getTime() + SHORT_LEASE) }
      const keys = [short, ...day]
      const claim = claimOf({ now, leaseMilliseconds: SHORT_LEASE })
      await store.claim(keys, claim)
      await outliveLease()
      expect(await store.finish(keys, claim.holder, answer)).toBe(true)
      const later = new Date(now.getTime() + 3 * SHORT_LEASE)
      expect((await store.claim(day, claimOf({ now: later }))).state).toBe('finished')
      const other = claimOf({ now: later, fingerprint: 'b' })
      expect(await store.claim([{ ...short, keepUntil: new Date(later.getTime() + HOUR) }], other)).toEqual({
        state: 'claimed',
      })
    })

    test('a running claim outlives its keepUntil while its lease holds', async () => {
      const now = new Date()
      const keys = replay.map(({ key }) => ({ key, keepUntil: new Date(now.getTime() + SHORT_LEASE) }))
      const claim = claimOf({ now })
      await store.claim(keys, claim)
      await outliveLease()
      const later = new Date(now.getTime() + 3 * SHORT_LEASE)
      expect(await store.claim(replay, claimOf({ now: later }))).toEqual({ state: 'running' })
      expect(await store.renew(keys, claim.holder, LONG_LEASE)).toBe(true)
      expect(await store.finish(keys, claim.holder, answer)).toBe(true)
    })

    test('a call whose answer nobody will ask for is finished all the same', async () => {
      const claim = claimOf({ keepsAnswer: false })
      await store.claim(replay, claim)
      expect(await store.finish(replay, claim.holder, answer)).toBe(true)
      expect((await store.claim(day, claimOf())).state).toBe('finished')
      expect(await store.claim(day, claimOf({ fingerprint: 'b' }))).toEqual({ state: 'conflict' })
      expect(await others(claim.holder)).toEqual([false, false, false])
    })

    test('offers transact where the suite has a ledger for it, and nowhere else', async () => {
      expect(store.transact !== undefined).toBe(ledger !== undefined)
    })

    const describeTheirEnd = leases ? describeLeases : describeNoLeases
    describeTheirEnd(() => store, runner)
    describeRunning(() => store, runner)
    describeCalls(() => store, runner)
    if (ledger !== undefined) describeTransactions(() => store, ledger, runner)
  })
}

function states(results: readonly ClaimResult[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { state } of results) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

/** Bytes as plain numbers, so that a Buffer equals a Uint8Array. */
function plain(result: ClaimResult): unknown {
  return result.state === 'finished' ? { state: result.state, answer: plainAnswer(result.answer) } : result
}

function plainAnswer({ status, body }: { status: number; body: Uint8Array }): unknown {
  return { status, body: [...body] }
}
