import { randomUUID } from 'node:crypto'
import type { ClaimResult, DuplicateClaim, DuplicateStore } from '@snap-sdk/core'
import { describeCalls } from './describe-calls.ts'
import type { TestRunner } from './test-runner.ts'

const HOUR = 3_600_000

/** Long enough for a loaded machine not to outlive by accident. */
const LONG_LEASE = 30_000
const SHORT_LEASE = 40

function claimOf(changes: Partial<DuplicateClaim> = {}): DuplicateClaim {
  const keepUntil = new Date(Date.now() + HOUR)
  return { holder: randomUUID(), fingerprint: 'a', leaseMilliseconds: LONG_LEASE, keepUntil, ...changes }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** More than a short lease, whichever clock measures it. */
const outliveLease = () => pause(SHORT_LEASE * 3)

const answer = { status: 200, body: Uint8Array.of(0x7b, 0xff, 0x00, 0xc3, 0x28, 0x7d) }

/**
 * Every rule that a duplicate store must keep, alone and under `createSnap`.
 *
 * @param createStore Makes a store; each gets keys of its own, so they may share a server.
 * @param runner What tests are registered with: `{ describe, test, beforeEach, expect }` of Vitest or Jest.
 * @example
 * import { beforeEach, describe, expect, test } from 'vitest'
 * describeDuplicateStore('My store', () => myStore(), { describe, test, beforeEach, expect })
 */
export function describeDuplicateStore(
  name: string,
  createStore: () => DuplicateStore | Promise<DuplicateStore>,
  runner: TestRunner,
): void {
  const { describe, test, beforeEach, expect } = runner
  describe(`${name} as a duplicate store`, () => {
    let store: DuplicateStore
    let id: string
    let day: string[]
    let replay: string[]

    beforeEach(async () => {
      store = await createStore()
      id = randomUUID()
      day = [`${id}-day`]
      replay = [`${id}-day`, `${id}-body`, `${id}-key`]
    })

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
        keys: [`${id}-${index}`, `${id}-shared`],
        claim: claimOf({ fingerprint: String(index) }),
      }))
      const results = await Promise.all(claims.map(({ keys, claim }) => store.claim(keys, claim)))
      expect(states(results)).toEqual({ claimed: 1, conflict: 19 })
      for (const [index, { keys }] of claims.entries()) {
        if (results[index]?.state === 'claimed') continue
        expect(await store.claim([keys[0] ?? ''], claimOf({ fingerprint: 'other' }))).toEqual({ state: 'claimed' })
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
      await store.claim([`${id}-1`], first)
      await store.finish([`${id}-1`], first.holder, answer)
      await store.claim([`${id}-2`], claimOf({ fingerprint: 'b' }))
      expect((await store.claim([`${id}-2`, `${id}-1`], claimOf())).state).toBe('finished')
    })

    test('a lease that ran out may be claimed by the same body, and by no other', async () => {
      await store.claim(day, claimOf({ leaseMilliseconds: SHORT_LEASE }))
      await outliveLease()
      expect(await store.claim(day, claimOf({ fingerprint: 'b' }))).toEqual({ state: 'conflict' })
      expect(await store.claim(day, claimOf())).toEqual({ state: 'claimed' })
    })

    test('the late first holder neither renews, nor finishes, nor releases what is no longer his', async () => {
      const first = claimOf({ leaseMilliseconds: SHORT_LEASE })
      const second = claimOf()
      await store.claim(replay, first)
      await outliveLease()
      // The retry comes on another day: its first key is new, the others are the same.
      const retry = [`${id}-next-day`, ...replay.slice(1)]
      expect(await store.claim(retry, second)).toEqual({ state: 'claimed' })
      expect(await store.renew(replay, first.holder, LONG_LEASE)).toBe(false)
      expect(await store.finish(replay, first.holder, { ...answer, status: 500 })).toBe(false)
      expect(await store.release(replay, first.holder)).toBe(false)
      expect(await store.claim(retry, claimOf())).toEqual({ state: 'running' })
      expect(await store.claim(day, claimOf({ fingerprint: 'b' }))).toEqual({ state: 'conflict' })
      expect(await store.finish(retry, second.holder, answer)).toBe(true)
      expect(plain(await store.claim(replay, claimOf()))).toEqual({ state: 'finished', answer: plainAnswer(answer) })
    })

    test('a holder whose lease ran out, and whom nobody followed, may still finish', async () => {
      const claim = claimOf({ leaseMilliseconds: SHORT_LEASE })
      await store.claim(day, claim)
      await outliveLease()
      expect(await store.finish(day, claim.holder, answer)).toBe(true)
      expect((await store.claim(day, claimOf())).state).toBe('finished')
    })

    test('renewing prolongs the lease', async () => {
      const claim = claimOf({ leaseMilliseconds: SHORT_LEASE })
      await store.claim(day, claim)
      expect(await store.renew(day, claim.holder, LONG_LEASE)).toBe(true)
      await outliveLease()
      expect(await store.claim(day, claimOf())).toEqual({ state: 'running' })
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
      const others = async (holder: string) => [
        await store.renew(replay, holder, LONG_LEASE),
        await store.finish(replay, holder, { status: 500, body: new Uint8Array() }),
        await store.release(replay, holder),
      ]
      expect(await others(randomUUID())).toEqual([false, false, false])
      await store.finish(replay, claim.holder, answer)
      expect(await others(claim.holder)).toEqual([false, false, false])
      expect(plain(await store.claim(replay, claimOf()))).toEqual({ state: 'finished', answer: plainAnswer(answer) })
    })

    test('forgets an entry after its keepUntil, which counts from the caller’s own now', async () => {
      const longAgo = new Date('2024-01-22T08:00:01Z')
      const short = claimOf({
        now: longAgo,
        keepUntil: new Date(longAgo.getTime() + SHORT_LEASE),
        leaseMilliseconds: SHORT_LEASE,
      })
      const long = claimOf({ now: longAgo, keepUntil: new Date(longAgo.getTime() + HOUR) })
      await store.claim([`${id}-short`], short)
      await store.finish([`${id}-short`], short.holder, answer)
      await store.claim([`${id}-long`], long)
      await store.finish([`${id}-long`], long.holder, answer)
      await outliveLease()
      const later = {
        now: new Date(longAgo.getTime() + 3 * SHORT_LEASE),
        fingerprint: 'b',
        keepUntil: new Date(longAgo.getTime() + HOUR),
      }
      expect(await store.claim([`${id}-short`], claimOf(later))).toEqual({ state: 'claimed' })
      expect(await store.claim([`${id}-long`], claimOf(later))).toEqual({ state: 'conflict' })
    })

    describeCalls(() => store, runner)
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
