import { randomUUID } from 'node:crypto'
import type { ClaimKey, DuplicateClaim, DuplicateStore } from '@snap-sdk/core'
import { expect } from 'vitest'

export const claim: DuplicateClaim = { holder: 'h', fingerprint: 'f', leaseMilliseconds: 15_000 }

/** Keys that are kept for a minute. */
export const keysOf = (...names: string[]): ClaimKey[] =>
  names.map((key) => ({ key, keepUntil: new Date(Date.now() + 60_000) }))

/** Every step of a claim, and every reply that a client has to bring: for a client whose kind passes the whole suite by another version. */
export async function runClaim(store: DuplicateStore): Promise<void> {
  const id = randomUUID()
  const keys = keysOf(`${id}-1`, `${id}-2`)
  const second: DuplicateClaim = { ...claim, holder: 'second' }
  const answer = { status: 201, body: Uint8Array.of(0x7b, 0xff, 0x00, 0xc3, 0x28, 0x7d) }
  expect(await store.claim(keys, { ...claim, leaseMilliseconds: 1 })).toEqual({ state: 'claimed' })
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(await store.isRunning(keys)).toBe(false)
  expect(await store.claim(keys, second)).toEqual({ state: 'claimed', takenOver: true })
  expect(await store.claim(keys, claim)).toEqual({ state: 'running' })
  expect(await store.claim(keys.slice(1), { ...claim, fingerprint: 'other' })).toEqual({ state: 'conflict' })
  expect(await store.isRunning(keys)).toBe(true)
  expect([await store.renew(keys, 'h', 15_000), await store.renew(keys, 'second', 15_000)]).toEqual([false, true])
  expect(await store.finish(keys, 'second', answer)).toBe(true)
  expect(await store.claim(keys, claim)).toEqual({ state: 'finished', answer })
  const given = keysOf(`${id}-3`)
  const many = await Promise.all(
    Array.from({ length: 20 }, (_, index) => store.claim(given, { ...claim, holder: `${index}` })),
  )
  expect(many.map(({ state }) => state).sort()).toEqual(['claimed', ...Array<string>(19).fill('running')])
  const holder = String(many.findIndex(({ state }) => state === 'claimed'))
  expect([await store.release(given, holder), await store.release(given, holder)]).toEqual([true, false])
}
