import { randomUUID } from 'node:crypto'
import type { ClaimKey, DuplicateStore } from '@snap-sdk/core'
import { answer, claimOf, keysOf, pause } from './claims.ts'
import type { TestRunner } from './test-runner.ts'

/** How a store tells whether a call runs, asked and by itself: what duplicates wait by. */
export function describeRunning(
  createdStore: () => DuplicateStore,
  { describe, test, beforeEach, expect }: TestRunner,
): void {
  describe('a call that runs', () => {
    let store: DuplicateStore
    let id: string
    let day: ClaimKey[]
    let replay: ClaimKey[]

    beforeEach(async () => {
      store = createdStore()
      id = randomUUID()
      day = keysOf(`${id}-day`)
      replay = keysOf(`${id}-day`, `${id}-body`, `${id}-key`)
    })

    describe('isRunning', () => {
      test('is true from the claim to its end, under any of the keys, and changes nothing', async () => {
        expect(await store.isRunning(replay)).toBe(false)
        expect(await store.isRunning(keysOf(`${id}-unknown`))).toBe(false)
        const claim = claimOf()
        await store.claim(replay, claim)
        expect(await store.isRunning(replay)).toBe(true)
        expect(await store.isRunning(day)).toBe(true)
        expect(await store.isRunning([...keysOf(`${id}-unknown`), ...replay.slice(2)])).toBe(true)
        expect(await store.finish(replay, claim.holder, answer)).toBe(true)
        expect(await store.isRunning(replay)).toBe(false)
        expect((await store.claim(replay, claimOf())).state).toBe('finished')
      })

      test('is false once the claim is released', async () => {
        const claim = claimOf()
        await store.claim(replay, claim)
        await store.release(replay, claim.holder)
        expect(await store.isRunning(replay)).toBe(false)
      })
    })

    describe('onSettled, where the store can tell', () => {
      /** How often each of two listeners was told: one that stays, and one that was taken back. `undefined` where the store cannot tell. */
      const listen = (keys: readonly ClaimKey[]) => {
        if (store.onSettled === undefined) return undefined
        const told = { kept: 0, takenBack: 0 }
        store.onSettled(keys, () => {
          told.kept++
        })
        const takeBack = store.onSettled(keys, () => {
          told.takenBack++
        })
        takeBack()
        return told
      }

      for (const end of ['finish', 'release'] as const) {
        test(`tells once, after ${end}`, async () => {
          const claim = claimOf()
          await store.claim(replay, claim)
          const told = listen(day)
          if (told === undefined) return
          await pause(20)
          expect(told.kept).toBe(0)
          if (end === 'finish') await store.finish(replay, claim.holder, answer)
          else await store.release(replay, claim.holder)
          await pause(20)
          expect(told).toEqual({ kept: 1, takenBack: 0 })
        })
      }

      test('tells at once where nobody runs the call', async () => {
        const told = listen(day)
        if (told === undefined) return
        await pause(20)
        expect(told).toEqual({ kept: 1, takenBack: 0 })
      })
    })
  })
}
