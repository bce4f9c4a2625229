import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ClaimKey, DuplicateClaim, StoredAnswer } from '../../src/duplicates/duplicate-store.ts'
import { memoryDuplicateStore } from '../../src/duplicates/memory-duplicate-store.ts'

const NOW = new Date('2024-01-22T08:00:01Z')

const LEASE = 15_000
const answer: StoredAnswer = { status: 200, body: Uint8Array.of(1, 2, 3) }

function claimOf(holder: string, change: Partial<DuplicateClaim> = {}): DuplicateClaim {
  return {
    holder,
    fingerprint: 'same',
    leaseMilliseconds: LEASE,
    now: NOW,
    ...change,
  }
}

const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds)

const keysOf = (names: readonly string[], keepUntil: Date = later(3_600_000)): ClaimKey[] =>
  names.map((key) => ({ key, keepUntil }))

/** The store by the names of keys alone, each kept for an hour. */
function open(options: Parameters<typeof memoryDuplicateStore>[0] = {}) {
  const store = memoryDuplicateStore(options)
  return {
    store,
    claim: async (names: readonly string[], claim: DuplicateClaim, keepUntil?: Date) =>
      store.claim(keysOf(names, keepUntil), claim),
    renew: (names: readonly string[], holder: string, lease: number) => store.renew(keysOf(names), holder, lease),
    finish: (names: readonly string[], holder: string, given: StoredAnswer) =>
      store.finish(keysOf(names), holder, given),
    release: (names: readonly string[], holder: string) => store.release(keysOf(names), holder),
    isRunning: (names: readonly string[]) => store.isRunning(keysOf(names)),
    onSettled: (names: readonly string[], listener: () => void) =>
      store.onSettled?.(keysOf(names), listener) ?? expect.unreachable('the memory store can tell'),
  }
}
type Opened = ReturnType<typeof open>

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('claim', () => {
  it('is running for the same fingerprint, conflict for another, finished with the answer', async () => {
    const store = open()
    expect(await store.claim(['k'], claimOf('a'))).toEqual({ state: 'claimed' })
    expect(await store.claim(['k'], claimOf('b'))).toEqual({ state: 'running' })
    expect(await store.claim(['k'], claimOf('b', { fingerprint: 'other' }))).toEqual({ state: 'conflict' })
    expect(await store.finish(['k'], 'a', answer)).toBe(true)
    expect(await store.claim(['k'], claimOf('b'))).toEqual({ state: 'finished', answer })
    expect(await store.claim(['k'], claimOf('b', { fingerprint: 'other' }))).toEqual({ state: 'conflict' })
  })

  it('takes all keys or none', async () => {
    const store = open()
    await store.claim(['a', 'b'], claimOf('1'))
    expect(await store.claim(['b', 'c'], claimOf('2', { fingerprint: 'other' }))).toEqual({ state: 'conflict' })
    expect(await store.claim(['c'], claimOf('3'))).toEqual({ state: 'claimed' })
  })

  it('of many at once is granted to one', async () => {
    const store = open()
    const claims = await Promise.all(
      Array.from({ length: 50 }, (_, holder) => store.claim(['k'], claimOf(String(holder)))),
    )
    expect(claims.filter(({ state }) => state === 'claimed')).toHaveLength(1)
    expect(claims.filter(({ state }) => state === 'running')).toHaveLength(49)
  })

  it('a finished key of the same fingerprint wins over one of another body', async () => {
    const store = open()
    await store.claim(['mine'], claimOf('a'))
    await store.finish(['mine'], 'a', answer)
    await store.claim(['theirs'], claimOf('b', { fingerprint: 'other' }))
    expect(await store.claim(['theirs', 'mine'], claimOf('c'))).toEqual({ state: 'finished', answer })
  })

  it('a running key of the same fingerprint wins over one of another body', async () => {
    const store = open()
    await store.claim(['mine'], claimOf('a'))
    await store.claim(['theirs'], claimOf('b', { fingerprint: 'other' }))
    expect(await store.claim(['theirs', 'mine'], claimOf('c'))).toEqual({ state: 'running' })
  })

  it('has no lease: however long its process was blocked, a running claim ends by its holder alone', async () => {
    const store = open()
    await store.claim(['a', 'b'], claimOf('1'))
    vi.advanceTimersByTime(LEASE * 1000)
    expect(await store.claim(['a'], claimOf('2'))).toEqual({ state: 'running' })
    expect(await store.claim(['b'], claimOf('2', { fingerprint: 'other' }))).toEqual({ state: 'conflict' })
    expect(await store.renew(['a', 'b'], '1', LEASE)).toBe(true)
    expect(await store.finish(['a', 'b'], '1', answer)).toBe(true)
    expect(await store.claim(['a'], claimOf('2'))).toEqual({ state: 'finished', answer })
  })

  it('is over at keepUntil, by the claim’s own now', async () => {
    const store = open()
    await store.claim(['k'], claimOf('a'), later(1000))
    await store.finish(['k'], 'a', answer)
    expect(await store.claim(['k'], claimOf('b', { now: later(999) }))).toMatchObject({ state: 'finished' })
    expect(await store.claim(['k'], claimOf('b', { now: later(1000) }))).toEqual({ state: 'claimed' })
  })

  it('takes the machine’s clock and keeps the entry when the claim says nothing', async () => {
    const store = open({ maxEntries: 1 })
    const bare = { fingerprint: 'same', leaseMilliseconds: LEASE }
    await store.claim(['k'], { ...bare, holder: 'a' }, later(1000))
    await store.finish(['k'], 'a', answer)
    await expect(store.claim(['other'], { ...bare, holder: 'b' }, later(1000))).rejects.toThrow('full')
    vi.advanceTimersByTime(1000)
    expect(await store.claim(['other'], { ...bare, holder: 'b' }, later(9000))).toEqual({ state: 'claimed' })
  })
})

describe('renew, finish, release', () => {
  it('release lets anybody claim again', async () => {
    const store = open()
    await store.claim(['a', 'b'], claimOf('1'))
    expect(await store.release(['a', 'b'], '1')).toBe(true)
    expect(await store.claim(['b'], claimOf('2', { fingerprint: 'other' }))).toEqual({ state: 'claimed' })
  })

  it('change nothing for anybody but the holder, for an unknown key and for a finished entry', async () => {
    const store = open()
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

  it('change nothing where one key is of another claim, though it has the same holder', async () => {
    const store = open()
    await store.claim(['a', 'b'], claimOf('1'))
    await store.claim(['c'], claimOf('1'))
    expect(await store.finish(['a', 'c'], '1', answer)).toBe(false)
    expect(await store.release(['a', 'c'], '1')).toBe(false)
    expect(await store.finish(['a', 'b'], '1', answer)).toBe(true)
  })

  it('the stored answer is a copy', async () => {
    const store = open()
    const mine = { status: 200, body: Uint8Array.of(1, 2, 3) }
    await store.claim(['k'], claimOf('a'))
    await store.finish(['k'], 'a', mine)
    mine.body.fill(0)
    expect(await store.claim(['k'], claimOf('b'))).toEqual({ state: 'finished', answer })
  })
})

it('an answer that is never asked for is not kept', async () => {
  const store = open()
  await store.claim(['k'], claimOf('a', { keepsAnswer: false }))
  await store.finish(['k'], 'a', answer)
  expect(await store.claim(['k'], claimOf('b'))).toEqual({
    state: 'finished',
    answer: { status: 200, body: new Uint8Array() },
  })
})

describe('maxEntries', () => {
  const finish = async (store: Opened, key: string, change: Partial<DuplicateClaim> = {}, keepUntil?: Date) => {
    const keys = [key, `${key}+`]
    const claimed = await store.claim(keys, claimOf(key, { keepsAnswer: false, ...change }), keepUntil)
    await store.finish(keys, key, answer)
    return claimed.state
  }
  const stateOf = async (store: Opened, key: string) =>
    (await store.claim([key], claimOf('probe', { fingerprint: 'probe' }))).state

  it('full of finished entries whose answer nobody asks for, the oldest makes room with all its keys', async () => {
    const store = open({ maxEntries: 2 })
    for (const key of ['a', 'b', 'c']) expect(await finish(store, key)).toBe('claimed')
    expect(await stateOf(store, 'b')).toBe('conflict')
    expect(await stateOf(store, 'c+')).toBe('conflict')
    expect(await stateOf(store, 'a+')).toBe('claimed')
  })

  it('full of kept answers and running claims, it fails closed', async () => {
    const store = open({ maxEntries: 2 })
    await finish(store, 'a', { keepsAnswer: true })
    await store.claim(['b'], claimOf('b'))
    await expect(store.claim(['c'], claimOf('c'))).rejects.toThrow(
      /full: 2 calls .* Raise maxEntries or use a shared store/,
    )
    expect(await stateOf(store, 'a')).toBe('conflict')
    expect(await stateOf(store, 'b')).toBe('conflict')
    await store.release(['b'], 'b')
    expect(await stateOf(store, 'c')).toBe('claimed')
  })

  it('a running claim makes no room, whatever its age', async () => {
    const store = open({ maxEntries: 1 })
    await store.claim(['a'], claimOf('a'))
    vi.advanceTimersByTime(LEASE * 10)
    await expect(store.claim(['b'], claimOf('b', { now: later(7_200_000) }))).rejects.toThrow('full')
    expect(await store.claim(['a'], claimOf('c'))).toEqual({ state: 'running' })
  })

  it('entries that are over make room: kept answers too, and no running claim', async () => {
    const keepsAnswer = true
    const store = open({ maxEntries: 3 })
    await finish(store, 'a', { keepsAnswer })
    await finish(store, 'b', { keepsAnswer }, later(1000))
    await store.claim(['c'], claimOf('c'), later(1000))
    await expect(store.claim(['d'], claimOf('d'))).rejects.toThrow('full')
    vi.advanceTimersByTime(1000)
    const now = later(1000)
    expect((await store.claim(['d'], claimOf('d', { now }))).state).toBe('claimed')
    await expect(store.claim(['e'], claimOf('e', { now }))).rejects.toThrow('full')
    expect(await store.release(['c'], 'c')).toBe(true)
    expect((await store.claim(['e'], claimOf('e', { now }))).state).toBe('claimed')
  })

  it('looks at every entry at most once a second while it is full', async () => {
    const store = open({ maxEntries: 40 })
    for (let index = 0; index < 39; index++) await finish(store, String(index), { keepsAnswer: true })
    await finish(store, 'over', { keepsAnswer: true }, later(1))
    await expect(store.claim(['c'], claimOf('c'))).rejects.toThrow('full')
    await expect(store.claim(['c'], claimOf('c', { now: later(1) }))).rejects.toThrow('full')
    vi.advanceTimersByTime(1000)
    expect(await store.claim(['c'], claimOf('c', { now: later(1) }))).toEqual({ state: 'claimed' })
  })

  it('entries that are over go before one that is not', async () => {
    const store = open({ maxEntries: 2 })
    await finish(store, 'a', {}, later(1))
    await finish(store, 'b')
    expect((await store.claim(['c'], claimOf('c', { now: later(1) }))).state).toBe('claimed')
    expect(await stateOf(store, 'b')).toBe('conflict')
  })

  it('many entries come and go', async () => {
    const store = open({ maxEntries: 100 })
    for (let index = 0; index < 5000; index++) expect(await finish(store, String(index))).toBe('claimed')
    expect(await stateOf(store, '4900')).toBe('conflict')
    expect(await stateOf(store, '4800')).toBe('claimed')
  })

  it('full, and with as many again, it weighs no more: what is forgotten is gone', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void // what the flag puts there
    const weigh = () => {
      collect()
      return process.memoryUsage().heapUsed
    }
    const maxEntries = 20_000
    const store = open({ maxEntries })
    const pad = (index: number) => String(index).padStart(44, '0')
    const fill = async (from: number, to: number) => {
      for (let index = from; index < to; index++) {
        const claim = claimOf(pad(index), { fingerprint: pad(index), keepsAnswer: false })
        await store.claim([pad(index)], claim)
        await store.finish([pad(index)], pad(index), answer)
      }
    }
    const empty = weigh()
    await fill(0, maxEntries)
    const full = weigh() - empty
    await fill(maxEntries, maxEntries * 1.9)
    const later = weigh() - empty
    expect(full).toBeGreaterThan(2_000_000)
    expect(later).toBeLessThan(full * 1.3)
  })

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '10'])('%j is refused', (maxEntries) => {
    const make = () => memoryDuplicateStore({ maxEntries: maxEntries as number }) // what JavaScript lets through
    expect(make).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID', message: expect.stringContaining('maxEntries') }),
    )
  })
})

describe('a keepUntil for each key', () => {
  const keys: ClaimKey[] = [
    { key: 'short', keepUntil: later(1000) },
    { key: 'long', keepUntil: later(5000) },
  ]
  const other = (now: Date) => claimOf('o', { fingerprint: 'other', now })

  it('a finished key is forgotten at its own time, and the entry with its last one', async () => {
    const { store, claim } = open({ maxEntries: 2 })
    await store.claim(keys, claimOf('a'))
    await store.finish(keys, 'a', answer)
    expect(await claim(['short'], other(later(999)))).toEqual({ state: 'conflict' })
    expect(await claim(['short'], other(later(1000)))).toEqual({ state: 'claimed' })
    expect(await claim(['long'], other(later(4999)))).toEqual({ state: 'conflict' })
    expect(await claim(['long'], claimOf('b', { now: later(4999) }))).toEqual({ state: 'finished', answer })
    expect(await claim(['long'], other(later(5000)))).toEqual({ state: 'claimed' })
  })

  it('no key goes while its entry is unfinished: a late holder still has all of them', async () => {
    const { store, claim } = open()
    await store.claim(keys, claimOf('a'))
    vi.advanceTimersByTime(LEASE)
    expect(await claim(['short'], other(later(1000)))).toEqual({ state: 'conflict' })
    expect(await store.finish(keys, 'a', answer)).toBe(true)
    expect(await claim(['short'], other(later(1000)))).toEqual({ state: 'claimed' })
    expect(await claim(['long'], claimOf('b', { now: later(1000) }))).toEqual({ state: 'finished', answer })
  })

  it('an unfinished entry goes with its holder alone', async () => {
    const { store, claim } = open()
    await store.claim(keys, claimOf('a'))
    vi.advanceTimersByTime(LEASE)
    expect(await claim(['long'], other(later(5000)))).toEqual({ state: 'conflict' })
    expect(await store.release(keys, 'a')).toBe(true)
    expect(await claim(['long'], other(later(5000)))).toEqual({ state: 'claimed' })
  })

  it('keys that are over are forgotten by and by, without anybody asking for them', async () => {
    const { store, claim } = open({ maxEntries: 3 })
    for (const name of ['1', '2']) {
      const own = keys.map(({ key, keepUntil }) => ({ key: `${key}${name}`, keepUntil }))
      await store.claim(own, claimOf(name, { keepsAnswer: true }))
      await store.finish(own, name, answer)
    }
    for (let time = 0; time < 5; time++) {
      expect((await claim(['busy'], claimOf('busy', { now: later(9000) }))).state).toBe('claimed')
      await store.release(keysOf(['busy']), 'busy')
    }
    for (const name of ['3', '4', '5']) {
      expect((await claim([name], claimOf(name, { now: later(9000) }))).state).toBe('claimed')
    }
  })
})

describe('isRunning', () => {
  it('is true for a claim that has not ended, under any of its keys', async () => {
    const store = open()
    expect(await store.isRunning(['a'])).toBe(false)
    await store.claim(['a', 'b'], claimOf('1'))
    expect(await store.isRunning(['x', 'b'])).toBe(true)
    vi.advanceTimersByTime(LEASE)
    expect(await store.isRunning(['a'])).toBe(true)
    await store.finish(['a', 'b'], '1', answer)
    expect(await store.isRunning(['a', 'b'])).toBe(false)
    await store.claim(['c'], claimOf('2'))
    await store.release(['c'], '2')
    expect(await store.isRunning(['c'])).toBe(false)
  })
})

describe('onSettled', () => {
  const turn = () => Promise.resolve()

  it.each([
    ['finished', (store: Opened) => store.finish(['a', 'b'], '1', answer)],
    ['released', (store: Opened) => store.release(['a', 'b'], '1')],
  ])('tells every listener once, at once, when the call is %s', async (_, end) => {
    const store = open()
    await store.claim(['a', 'b'], claimOf('1'))
    const [one, two, back] = [vi.fn(), vi.fn(), vi.fn()]
    store.onSettled(['a'], one)
    store.onSettled(['b', 'unknown'], two)
    store.onSettled(['b'], back)()
    await turn()
    expect(one).not.toHaveBeenCalled()
    await end(store)
    await turn()
    expect([one, two, back].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0])
    await store.claim(['a', 'b'], claimOf('2', { fingerprint: 'other' }))
    await store.release(['a', 'b'], '2')
    await turn()
    expect([one, two, back].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0])
  })

  it('tells when the last of several calls has ended', async () => {
    const store = open()
    const listener = vi.fn()
    await store.claim(['a'], claimOf('1'))
    await store.claim(['b'], claimOf('2', { fingerprint: 'other' }))
    store.onSettled(['a', 'b'], listener)
    await store.finish(['a'], '1', answer)
    await turn()
    expect(listener).not.toHaveBeenCalled()
    await store.release(['b'], '2')
    await turn()
    expect(listener).toHaveBeenCalledTimes(1)
  })

  it('tells at once where nobody runs, and not if it was taken back in the same turn', async () => {
    const store = open()
    const [listener, back] = [vi.fn(), vi.fn()]
    store.onSettled(['a'], listener)
    store.onSettled(['a'], back)()
    await turn()
    expect([listener, back].map(({ mock }) => mock.calls.length)).toEqual([1, 0])
  })
})
