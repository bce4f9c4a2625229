import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type DuplicateClaim, memoryDuplicateStore, type StoredAnswer } from '../../src/index.ts'
import { NOW } from '../support/request.ts'

const LEASE = 15_000
const answer: StoredAnswer = { status: 200, body: Uint8Array.of(1, 2, 3) }

function claimOf(holder: string, change: Partial<DuplicateClaim> = {}): DuplicateClaim {
  return {
    holder,
    fingerprint: 'same',
    leaseMilliseconds: LEASE,
    keepUntil: new Date(NOW.getTime() + 3_600_000),
    now: NOW,
    ...change,
  }
}

const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds)

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('claim', () => {
  it('is running for the same fingerprint, conflict for another, finished with the answer', async () => {
    const store = memoryDuplicateStore()
    expect(await store.claim(['k'], claimOf('a'))).toEqual({ state: 'claimed' })
    expect(await store.claim(['k'], claimOf('b'))).toEqual({ state: 'running' })
    expect(await store.claim(['k'], claimOf('b', { fingerprint: 'other' }))).toEqual({ state: 'conflict' })
    expect(await store.finish(['k'], 'a', answer)).toBe(true)
    expect(await store.claim(['k'], claimOf('b'))).toEqual({ state: 'finished', answer })
    expect(await store.claim(['k'], claimOf('b', { fingerprint: 'other' }))).toEqual({ state: 'conflict' })
  })

  it('takes all keys or none', async () => {
    const store = memoryDuplicateStore()
    await store.claim(['a', 'b'], claimOf('1'))
    expect(await store.claim(['b', 'c'], claimOf('2', { fingerprint: 'other' }))).toEqual({ state: 'conflict' })
    expect(await store.claim(['c'], claimOf('3'))).toEqual({ state: 'claimed' })
  })

  it('of many at once is granted to one', async () => {
    const store = memoryDuplicateStore()
    const claims = await Promise.all(
      Array.from({ length: 50 }, (_, holder) => store.claim(['k'], claimOf(String(holder)))),
    )
    expect(claims.filter(({ state }) => state === 'claimed')).toHaveLength(1)
    expect(claims.filter(({ state }) => state === 'running')).toHaveLength(49)
  })

  it('a finished key of the same fingerprint wins over one of another body', async () => {
    const store = memoryDuplicateStore()
    await store.claim(['mine'], claimOf('a'))
    await store.finish(['mine'], 'a', answer)
    await store.claim(['theirs'], claimOf('b', { fingerprint: 'other' }))
    expect(await store.claim(['theirs', 'mine'], claimOf('c'))).toEqual({ state: 'finished', answer })
  })

  it('a running key of the same fingerprint wins over one of another body', async () => {
    const store = memoryDuplicateStore()
    await store.claim(['mine'], claimOf('a'))
    await store.claim(['theirs'], claimOf('b', { fingerprint: 'other' }))
    expect(await store.claim(['theirs', 'mine'], claimOf('c'))).toEqual({ state: 'running' })
  })

  it('a lease that ran out leaves its keys to the same fingerprint, and to no other', async () => {
    const store = memoryDuplicateStore()
    await store.claim(['a', 'b'], claimOf('1'))
    vi.advanceTimersByTime(LEASE - 1)
    expect(await store.claim(['a'], claimOf('2'))).toEqual({ state: 'running' })
    vi.advanceTimersByTime(1)
    expect(await store.claim(['a'], claimOf('2', { fingerprint: 'other' }))).toEqual({ state: 'conflict' })
    expect(await store.claim(['a', 'b'], claimOf('2'))).toEqual({ state: 'claimed' })
    for (const step of ['renew', 'finish', 'release'] as const) {
      const late = step === 'finish' ? store.finish(['a', 'b'], '1', answer) : store[step](['a', 'b'], '1', LEASE)
      expect(await late).toBe(false)
    }
    expect(await store.finish(['a', 'b'], '2', answer)).toBe(true)
  })

  it('a lease that ran out may still be finished while nobody claimed', async () => {
    const store = memoryDuplicateStore()
    await store.claim(['k'], claimOf('a'))
    vi.advanceTimersByTime(LEASE * 2)
    expect(await store.finish(['k'], 'a', answer)).toBe(true)
    expect(await store.claim(['k'], claimOf('b'))).toMatchObject({ state: 'finished' })
  })

  it('a taken-over claim keeps the keys that the second does not want: for its own body alone', async () => {
    const store = memoryDuplicateStore()
    await store.claim(['a', 'b'], claimOf('1'))
    vi.advanceTimersByTime(LEASE)
    expect(await store.claim(['b', 'c'], claimOf('2'))).toEqual({ state: 'claimed' })
    expect(await store.claim(['a'], claimOf('3', { fingerprint: 'other' }))).toEqual({ state: 'conflict' })
    expect(await store.claim(['a'], claimOf('3'))).toEqual({ state: 'claimed' })
  })

  it('is over at keepUntil, by the claim’s own now', async () => {
    const store = memoryDuplicateStore()
    const keepUntil = later(1000)
    await store.claim(['k'], claimOf('a', { keepUntil }))
    await store.finish(['k'], 'a', answer)
    expect(await store.claim(['k'], claimOf('b', { now: later(999) }))).toMatchObject({ state: 'finished' })
    expect(await store.claim(['k'], claimOf('b', { now: later(1000) }))).toEqual({ state: 'claimed' })
  })

  it('takes the machine’s clock and keeps the entry when the claim says nothing', async () => {
    const store = memoryDuplicateStore({ maxEntries: 1 })
    const bare = { fingerprint: 'same', leaseMilliseconds: LEASE, keepUntil: later(1000) }
    await store.claim(['k'], { ...bare, holder: 'a' })
    await store.finish(['k'], 'a', answer)
    await expect(store.claim(['other'], { ...bare, holder: 'b' })).rejects.toThrow('full')
    vi.advanceTimersByTime(1000)
    expect(await store.claim(['other'], { ...bare, holder: 'b', keepUntil: later(9000) })).toEqual({ state: 'claimed' })
  })
})

describe('renew, finish, release', () => {
  it('renew prolongs the lease from now', async () => {
    const store = memoryDuplicateStore()
    await store.claim(['k'], claimOf('a'))
    vi.advanceTimersByTime(LEASE - 1)
    expect(await store.renew(['k'], 'a', LEASE)).toBe(true)
    vi.advanceTimersByTime(LEASE - 1)
    expect(await store.claim(['k'], claimOf('b'))).toEqual({ state: 'running' })
    vi.advanceTimersByTime(1)
    expect(await store.claim(['k'], claimOf('b'))).toEqual({ state: 'claimed' })
  })

  it('release lets anybody claim again', async () => {
    const store = memoryDuplicateStore()
    await store.claim(['a', 'b'], claimOf('1'))
    expect(await store.release(['a', 'b'], '1')).toBe(true)
    expect(await store.claim(['b'], claimOf('2', { fingerprint: 'other' }))).toEqual({ state: 'claimed' })
  })

  it('change nothing for anybody but the holder, for an unknown key and for a finished entry', async () => {
    const store = memoryDuplicateStore()
    await store.claim(['k'], claimOf('a'))
    const tryAll = async (key: string, holder: string) => [
      await store.renew([key], holder, LEASE),
      await store.finish([key], holder, answer),
      await store.release([key], holder),
    ]
    expect(await tryAll('k', 'b')).toEqual([false, false, false])
    expect(await tryAll('unknown', 'a')).toEqual([false, false, false])
    expect(await store.renew([], 'a', LEASE)).toBe(false)
    expect(await store.finish(['k'], 'a', answer)).toBe(true)
    expect(await tryAll('k', 'a')).toEqual([false, false, false])
    expect(await store.claim(['k'], claimOf('b'))).toEqual({ state: 'finished', answer })
  })

  it('the stored answer is a copy', async () => {
    const store = memoryDuplicateStore()
    const mine = { status: 200, body: Uint8Array.of(1, 2, 3) }
    await store.claim(['k'], claimOf('a'))
    await store.finish(['k'], 'a', mine)
    mine.body.fill(0)
    expect(await store.claim(['k'], claimOf('b'))).toEqual({ state: 'finished', answer })
  })
})

it('an answer that is never asked for is not kept', async () => {
  const store = memoryDuplicateStore()
  await store.claim(['k'], claimOf('a', { evictable: true }))
  await store.finish(['k'], 'a', answer)
  expect(await store.claim(['k'], claimOf('b'))).toEqual({
    state: 'finished',
    answer: { status: 200, body: new Uint8Array() },
  })
})

describe('maxEntries', () => {
  const finish = async (
    store: ReturnType<typeof memoryDuplicateStore>,
    key: string,
    change: Partial<DuplicateClaim> = {},
  ) => {
    const claimed = await store.claim([key, `${key}+`], claimOf(key, { evictable: true, ...change }))
    await store.finish([key, `${key}+`], key, answer)
    return claimed.state
  }
  const stateOf = async (store: ReturnType<typeof memoryDuplicateStore>, key: string) =>
    (await store.claim([key], claimOf('probe', { fingerprint: 'probe' }))).state

  it('full of finished conflict entries, the oldest makes room with all its keys', async () => {
    const store = memoryDuplicateStore({ maxEntries: 2 })
    for (const key of ['a', 'b', 'c']) expect(await finish(store, key)).toBe('claimed')
    expect(await stateOf(store, 'b')).toBe('conflict')
    expect(await stateOf(store, 'c+')).toBe('conflict')
    expect(await stateOf(store, 'a+')).toBe('claimed')
  })

  it('full of replay entries and running claims, it fails closed', async () => {
    const store = memoryDuplicateStore({ maxEntries: 2 })
    await finish(store, 'a', { evictable: false })
    await store.claim(['b'], claimOf('b'))
    await expect(store.claim(['c'], claimOf('c'))).rejects.toThrow(
      /full: 2 calls .* Raise maxEntries or use a shared store/,
    )
    expect(await stateOf(store, 'a')).toBe('conflict')
    expect(await stateOf(store, 'b')).toBe('conflict')
    await store.release(['b'], 'b')
    expect(await stateOf(store, 'c')).toBe('claimed')
  })

  it('a claim whose lease ran out still does not make room for another', async () => {
    const store = memoryDuplicateStore({ maxEntries: 1 })
    await store.claim(['a'], claimOf('a'))
    vi.advanceTimersByTime(LEASE * 10)
    await expect(store.claim(['b'], claimOf('b'))).rejects.toThrow('full')
    expect(await store.claim(['a'], claimOf('c'))).toEqual({ state: 'claimed' })
  })

  it('full, it refuses a retry that needs a further place, and takes nothing from the claim whose lease ran out', async () => {
    const store = memoryDuplicateStore({ maxEntries: 1 })
    await store.claim(['day', 'key'], claimOf('a'))
    vi.advanceTimersByTime(LEASE)
    await expect(store.claim(['next day', 'key'], claimOf('b'))).rejects.toThrow('full')
    expect(await store.claim(['key'], claimOf('c', { fingerprint: 'other' }))).toEqual({ state: 'conflict' })
    expect(await store.finish(['day', 'key'], 'a', answer)).toBe(true)
  })

  it('entries that are over make room, replay and running ones too', async () => {
    const over = { keepUntil: later(1000), evictable: false }
    const store = memoryDuplicateStore({ maxEntries: 3 })
    await finish(store, 'a', { evictable: false })
    await finish(store, 'b', over)
    await store.claim(['c'], claimOf('c', over))
    await expect(store.claim(['d'], claimOf('d'))).rejects.toThrow('full')
    vi.advanceTimersByTime(1000)
    for (const key of ['d', 'e']) {
      expect((await store.claim([key], claimOf(key, { now: later(1000), evictable: false }))).state).toBe('claimed')
    }
    await expect(store.claim(['f'], claimOf('f', { now: later(1000) }))).rejects.toThrow('full')
  })

  it('looks at every entry at most once a second while it is full', async () => {
    const store = memoryDuplicateStore({ maxEntries: 2 })
    await finish(store, 'a', { evictable: false })
    await finish(store, 'b', { evictable: false, keepUntil: later(1) })
    await expect(store.claim(['c'], claimOf('c'))).rejects.toThrow('full')
    await expect(store.claim(['c'], claimOf('c', { now: later(1) }))).rejects.toThrow('full')
    vi.advanceTimersByTime(1000)
    expect(await store.claim(['c'], claimOf('c', { now: later(1) }))).toEqual({ state: 'claimed' })
  })

  it('conflict entries that are over go before one that is not', async () => {
    const store = memoryDuplicateStore({ maxEntries: 2 })
    await finish(store, 'a', { keepUntil: later(1) })
    await finish(store, 'b')
    expect((await store.claim(['c'], claimOf('c', { now: later(1) }))).state).toBe('claimed')
    expect(await stateOf(store, 'b')).toBe('conflict')
  })

  it('many entries come and go', async () => {
    const store = memoryDuplicateStore({ maxEntries: 100 })
    for (let index = 0; index < 5000; index++) expect(await finish(store, String(index))).toBe('claimed')
    expect(await stateOf(store, '4900')).toBe('conflict')
    expect(await stateOf(store, '4800')).toBe('claimed')
  })

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '10'])('%j is refused', (maxEntries) => {
    const open = () => memoryDuplicateStore({ maxEntries: maxEntries as number }) // what JavaScript lets through
    expect(open).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID', message: expect.stringContaining('maxEntries') }),
    )
  })
})
