import { randomUUID } from 'node:crypto'
import type { ClaimKey, DuplicateStore } from '@snap-sdk/core'
import { answer, claimOf, keysOf, LONG_LEASE, outliveLease, pause, SHORT_LEASE } from './claims.ts'
import type { TestRunner } from './test-runner.ts'

/** What becomes of a claim whose lease runs out, where there are leases: its holder may have died. */
export function describeLeases(store: () => DuplicateStore, runner: TestRunner): void {
  const { describe, test, expect } = runner
  describe('a lease', () => {
    const keys = makeKeys(runner)

    test('that ran out leaves the claim to the same body, and to no other', async () => {
      const { day } = keys()
      await store().claim(day, claimOf({ leaseMilliseconds: SHORT_LEASE }))
      await outliveLease()
      expect(await store().claim(day, claimOf({ fingerprint: 'b' }))).toEqual({ state: 'conflict' })
      expect(await store().claim(day, claimOf())).toEqual({ state: 'claimed', takenOver: true })
    })

    test('that ran out is told to who takes it over, even of a single key, and to nobody else', async () => {
      const { id, day, replay } = keys()
      const [first, second] = [claimOf({ leaseMilliseconds: SHORT_LEASE }), claimOf()]
      const [own, over] = [keysOf(`${id}-own`), [{ key: `${id}-over`, keepUntil: new Date(Date.now() + SHORT_LEASE) }]]
      for (const claimed of [replay, own, over])
        expect(await store().claim(claimed, first)).toEqual({ state: 'claimed' })
      await outliveLease()
      const retry = [...keysOf(`${id}-next-day`), ...replay.slice(2)]
      expect(await store().claim(retry, second)).toEqual({ state: 'claimed', takenOver: true })
      expect(await store().release(retry, second.holder)).toBe(true)
      expect(await store().claim(retry, claimOf())).toEqual({ state: 'claimed' })
      expect(await store().claim(own, first)).toEqual({ state: 'claimed' })
      expect(await store().claim(over, claimOf())).toEqual({ state: 'claimed' })
      expect(await store().claim(day, claimOf())).toEqual({ state: 'claimed', takenOver: true })
    })

    test('that ran out, and was taken over: its late holder neither renews, nor finishes, nor releases what is no longer his', async () => {
      const { id, day, replay } = keys()
      const first = claimOf({ leaseMilliseconds: SHORT_LEASE })
      const second = claimOf()
      await store().claim(replay, first)
      await outliveLease()
      // The retry comes on another day: its first key is new, the others are the same.
      const retry = [...keysOf(`${id}-next-day`), ...replay.slice(1)]
      expect(await store().claim(retry, second)).toEqual({ state: 'claimed', takenOver: true })
      expect(await store().renew(replay, first.holder, LONG_LEASE)).toBe(false)
      expect(await store().finish(replay, first.holder, { ...answer, status: 500 })).toBe(false)
      expect(await store().release(replay, first.holder)).toBe(false)
      expect(await store().claim(retry, claimOf())).toEqual({ state: 'running' })
      expect(await store().claim(day, claimOf({ fingerprint: 'b' }))).toEqual({ state: 'conflict' })
      expect(await store().finish(retry, second.holder, answer)).toBe(true)
      const repeated = await store().claim(replay, claimOf())
      expect(repeated.state === 'finished' && [repeated.answer.status, ...repeated.answer.body]).toEqual([
        answer.status,
        ...answer.body,
      ])
    })

    test('is prolonged by renewing', async () => {
      const { day } = keys()
      const claim = claimOf({ leaseMilliseconds: SHORT_LEASE })
      await store().claim(day, claim)
      expect(await store().renew(day, claim.holder, LONG_LEASE)).toBe(true)
      await outliveLease()
      expect(await store().claim(day, claimOf())).toEqual({ state: 'running' })
    })

    test('that ran out is not running, and runs again for who takes it over', async () => {
      const { day, replay } = keys()
      await store().claim(replay, claimOf({ leaseMilliseconds: SHORT_LEASE }))
      await outliveLease()
      expect(await store().isRunning(replay)).toBe(false)
      await store().claim(replay, claimOf())
      expect(await store().isRunning(day)).toBe(true)
    })

    test('that is taken over is told, where the store can tell', async () => {
      const { replay } = keys()
      await store().claim(replay, claimOf({ leaseMilliseconds: SHORT_LEASE }))
      const told = countTold(store(), replay)
      if (told === undefined) return
      await outliveLease()
      await store().claim(replay, claimOf())
      await pause(20)
      expect(told()).toBe(1)
    })
  })
}

/** A store in the process of its holders: none of them can have died, however long it was silent. */
export function describeNoLeases(store: () => DuplicateStore, runner: TestRunner): void {
  const { describe, test, expect } = runner
  describe('without leases', () => {
    const keys = makeKeys(runner)

    for (const end of ['finish', 'release'] as const) {
      test(`a claim ends by ${end}, and not by its time`, async () => {
        const { day, replay } = keys()
        const claim = claimOf({ leaseMilliseconds: SHORT_LEASE })
        await store().claim(replay, claim)
        const told = countTold(store(), replay)
        await outliveLease()
        expect(await store().isRunning(day)).toBe(true)
        expect(await store().claim(replay, claimOf())).toEqual({ state: 'running' })
        expect(await store().claim(day, claimOf({ fingerprint: 'b' }))).toEqual({ state: 'conflict' })
        expect(told?.() ?? 0).toBe(0)
        expect(await store().renew(replay, claim.holder, SHORT_LEASE)).toBe(true)
        if (end === 'finish') expect(await store().finish(replay, claim.holder, answer)).toBe(true)
        else expect(await store().release(replay, claim.holder)).toBe(true)
        expect((await store().claim(replay, claimOf())).state).toBe(end === 'finish' ? 'finished' : 'claimed')
      })
    }
  })
}

interface TestKeys {
  readonly id: string
  readonly day: readonly ClaimKey[]
  readonly replay: readonly ClaimKey[]
}

/** Keys of its own for each test. */
function makeKeys({ beforeEach }: TestRunner): () => TestKeys {
  let id = ''
  beforeEach(async () => {
    id = randomUUID()
  })
  return () => ({ id, day: keysOf(`${id}-day`), replay: keysOf(`${id}-day`, `${id}-body`, `${id}-key`) })
}

/** How often a listener was told; `undefined` where the store cannot tell. */
function countTold(store: DuplicateStore, keys: readonly ClaimKey[]): (() => number) | undefined {
  let count = 0
  const takeBack = store.onSettled?.(keys, () => {
    count++
  })
  return takeBack === undefined ? undefined : () => count
}
