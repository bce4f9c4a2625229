import { afterEach, beforeEach, describe, expect, it, type Mock, vi } from 'vitest'
import type { ClaimKey, DuplicateStore } from '../../src/duplicates/duplicate-store.ts'
import { memoryDuplicateStore } from '../../src/duplicates/memory-duplicate-store.ts'
import { createWaiters, type WaitOptions, type WaitOutcome } from '../../src/duplicates/waiters.ts'
import { type Deadline, startDeadline } from '../../src/http/deadline.ts'

const LEASE = 15_000
const KEYS: readonly ClaimKey[] = [
  { key: 'k', keepUntil: new Date('2030-01-01') },
  { key: 'l', keepUntil: new Date('2030-01-01') },
]

let deadlines: Deadline[] = []

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2024-01-22T08:00:01Z') })
  deadlines = []
})
afterEach(async () => {
  for (const deadline of deadlines) deadline.clear()
  await pass(50) // the last tick
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

/** A store that is polled: it runs until the test says otherwise. */
function polled() {
  const isRunning: Mock<DuplicateStore['isRunning']> = vi.fn(async () => true)
  return {
    store: { ...memoryDuplicateStore(), isRunning, onSettled: undefined } as unknown as DuplicateStore,
    isRunning,
  } // a store without onSettled
}

async function running(holder = 'h') {
  const store = memoryDuplicateStore()
  await store.claim(KEYS, { holder, fingerprint: 'f', leaseMilliseconds: LEASE })
  return store
}

/** Options of one call, with a deadline of its own. */
function callOn(store: DuplicateStore, change: { milliseconds?: number; gone?: AbortSignal } = {}): WaitOptions {
  const deadline = startDeadline(change.milliseconds ?? 60_000)
  deadlines.push(deadline)
  return { store, storeTimeoutMilliseconds: 2_000, deadline, gone: change.gone }
}

/** What waits have come to by now: `undefined` while they go on. */
function watch(waits: readonly Promise<WaitOutcome>[]): (WaitOutcome | undefined)[] {
  const outcomes: (WaitOutcome | undefined)[] = waits.map(() => undefined)
  for (const [index, wait] of waits.entries()) {
    void wait.then((outcome) => {
      outcomes[index] = outcome
    })
  }
  return outcomes
}

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

describe('a store that is polled', () => {
  it('is asked after 50 ms, then ever more slowly, to 500 ms', async () => {
    const { store, isRunning } = polled()
    const outcomes = watch([createWaiters().wait('g', KEYS, callOn(store))])
    const asked: number[] = []
    const start = performance.now()
    isRunning.mockImplementation(async () => {
      asked.push(Math.floor(performance.now() - start))
      return asked.length < 9
    })
    await pass(10_000)
    expect(asked).toEqual([50, 100, 200, 350, 600, 950, 1450, 1950, 2450])
    expect(outcomes).toEqual(['settled'])
    expect(isRunning).toHaveBeenLastCalledWith(KEYS)
  })

  it('is asked once for all waiters of one call, and for each call by itself', async () => {
    const { store, isRunning } = polled()
    const waiters = createWaiters()
    const outcomes = watch(times(8, () => waiters.wait('g', KEYS, callOn(store))))
    await pass(50)
    expect(isRunning).toHaveBeenCalledTimes(1)
    const other = watch([waiters.wait('h', [], callOn(store))])
    await pass(50) // one tick for both
    expect(isRunning).toHaveBeenCalledTimes(3)
    isRunning.mockImplementation(async (keys) => keys.length === 0)
    await pass(100)
    expect(outcomes).toEqual(times(8, () => 'settled'))
    expect(other).toEqual([undefined])
    isRunning.mockResolvedValue(false)
    await pass(500)
    expect(other).toEqual(['settled'])
  })

  it('is no longer asked when its last waiter has gone, and from the start when the next one comes', async () => {
    const { store, isRunning } = polled()
    const waiters = createWaiters()
    const [one, two] = [new AbortController(), new AbortController()]
    const outcomes = watch([one, two].map(({ signal }) => waiters.wait('g', KEYS, callOn(store, { gone: signal }))))
    await pass(400)
    expect(isRunning).toHaveBeenCalledTimes(4)
    one.abort()
    await pass(200)
    expect(isRunning).toHaveBeenCalledTimes(5)
    two.abort()
    await pass(5_000)
    expect(isRunning).toHaveBeenCalledTimes(5)
    expect(outcomes).toEqual(['over', 'over'])
    watch([waiters.wait('g', KEYS, callOn(store, { milliseconds: 60 }))])
    await pass(50)
    expect(isRunning).toHaveBeenCalledTimes(6)
    await pass(10)
  })

  it.each<[string, DuplicateStore['isRunning']]>([
    ['rejects', () => Promise.reject(new Error('ECONNREFUSED'))],
    [
      'throws',
      () => {
        throw new Error('ECONNREFUSED')
      },
    ],
    ['never answers', () => new Promise(() => {})],
    ['gives what is not a boolean', async () => undefined as unknown as boolean],
  ])('that %s is asked again, to the deadline', async (_, broken) => {
    const { store, isRunning } = polled()
    const waiters = createWaiters()
    isRunning.mockImplementation(broken)
    const outcomes = watch([
      waiters.wait('g', KEYS, callOn(store)),
      waiters.wait('g', KEYS, callOn(store, { milliseconds: 5_000 })),
    ])
    await pass(4_999)
    expect(isRunning.mock.calls.length).toBeGreaterThanOrEqual(3)
    expect(isRunning.mock.calls.length).toBeLessThan(20)
    expect(outcomes).toEqual([undefined, undefined])
    await pass(1)
    expect(outcomes).toEqual([undefined, 'over'])
    isRunning.mockResolvedValue(false)
    await pass(2_500)
    expect(outcomes).toEqual(['settled', 'over'])
  })

  it('that answers late is believed, and asked nothing more', async () => {
    const { store, isRunning } = polled()
    let answer: (running: boolean) => void = () => {}
    isRunning.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)))
    const outcomes = watch([createWaiters().wait('g', KEYS, callOn(store))])
    await pass(2_060)
    answer(false)
    await pass(0)
    expect(outcomes).toEqual(['settled'])
    expect(isRunning).toHaveBeenCalledTimes(1)
  })

  it('that answers late that the call runs is not asked twice at once for it', async () => {
    const { store, isRunning } = polled()
    let answer: (running: boolean) => void = () => {}
    isRunning.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)))
    watch([createWaiters().wait('g', KEYS, callOn(store, { milliseconds: 4_000 }))])
    await pass(2_060)
    answer(true)
    await pass(50)
    expect(isRunning).toHaveBeenCalledTimes(2)
    await pass(2_000)
  })
})

describe('a store that tells at once', () => {
  it.each(['finish', 'release'] as const)('wakes all waiters at once on %s', async (step) => {
    const store = await running()
    const waiters = createWaiters()
    const outcomes = watch(times(3, () => waiters.wait('g', KEYS, callOn(store))))
    await pass(10)
    expect(outcomes).toEqual([undefined, undefined, undefined])
    await (step === 'finish'
      ? store.finish(KEYS, 'h', { status: 200, body: new Uint8Array() })
      : store.release(KEYS, 'h'))
    await pass(0)
    expect(outcomes).toEqual(['settled', 'settled', 'settled'])
  })

  it('wakes a waiter that came just after the end', async () => {
    const store = await running()
    await store.release(KEYS, 'h')
    const outcomes = watch([createWaiters().wait('g', KEYS, callOn(store))])
    await pass(0)
    expect(outcomes).toEqual(['settled'])
  })

  it('is asked every 500 ms, since nobody tells of a lease that ran out', async () => {
    const store = await running()
    const start = performance.now()
    const isRunning = vi.spyOn(store, 'isRunning').mockImplementation(async () => performance.now() - start < LEASE)
    const outcomes = watch([createWaiters().wait('g', KEYS, callOn(store))])
    await pass(LEASE - 1)
    expect(isRunning).toHaveBeenCalledTimes(29)
    expect(outcomes).toEqual([undefined])
    await pass(1)
    expect(outcomes).toEqual(['settled'])
  })

  it('is polled where its telling fails', async () => {
    const store = await running()
    store.onSettled = () => {
      throw new Error('ECONNREFUSED')
    }
    const outcomes = watch([createWaiters().wait('g', KEYS, callOn(store))])
    await store.release(KEYS, 'h')
    await pass(50)
    expect(outcomes).toEqual(['settled'])
  })

  it('may tell before it has given back what takes the listener back', async () => {
    const takenBack = vi.fn()
    const store = await running()
    store.onSettled = (_, listener) => {
      listener()
      return takenBack
    }
    const outcomes = watch([createWaiters().wait('g', KEYS, callOn(store))])
    await pass(0)
    expect(outcomes).toEqual(['settled'])
    expect(takenBack).toHaveBeenCalledTimes(1)
  })
})

describe('a waiter ends', () => {
  it('with its own deadline, and the others wait on', async () => {
    const store = await running()
    const waiters = createWaiters()
    const outcomes = watch([
      waiters.wait('g', KEYS, callOn(store, { milliseconds: 100 })),
      waiters.wait('g', KEYS, callOn(store, { milliseconds: 300 })),
    ])
    await pass(100)
    expect(outcomes).toEqual(['over', undefined])
    await pass(200)
    expect(outcomes).toEqual(['over', 'over'])
  })

  it('with its connection', async () => {
    const store = await running()
    const caller = new AbortController()
    const outcomes = watch([createWaiters().wait('g', KEYS, callOn(store, { gone: caller.signal }))])
    caller.abort()
    await pass(0)
    expect(outcomes).toEqual(['over'])
  })

  it('before it has begun, when its caller has gone or its deadline has passed', async () => {
    const { store, isRunning } = polled()
    const waiters = createWaiters()
    const late = callOn(store, { milliseconds: 1 })
    await pass(1)
    expect(await waiters.wait('g', KEYS, late)).toBe('over')
    expect(await waiters.wait('g', KEYS, callOn(store, { gone: AbortSignal.abort() }))).toBe('over')
    await pass(1_000)
    expect(isRunning).not.toHaveBeenCalled()
  })
})

describe('the bounds', () => {
  it('a flood of ten thousand for one call leaves eight waiting, and one poll', async () => {
    const { store, isRunning } = polled()
    const waiters = createWaiters()
    const call = callOn(store)
    const outcomes = watch(times(10_000, () => waiters.wait('g', KEYS, call)))
    await pass(0)
    expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(8)
    expect(outcomes.filter((outcome) => outcome === 'full')).toHaveLength(9_992)
    expect(vi.getTimerCount()).toBe(2) // the deadline, and the poll
    await pass(50)
    expect(isRunning).toHaveBeenCalledTimes(1)
    isRunning.mockResolvedValue(false)
    await pass(75)
    expect(outcomes.slice(0, 8)).toEqual(times(8, () => 'settled'))
  })

  it('a thousand wait at most in all, and whoever ends makes room', async () => {
    const { store, isRunning } = polled()
    const waiters = createWaiters()
    const outcomes = watch(times(1_200, (index) => waiters.wait(String(index % 600), KEYS, callOn(store))))
    await pass(0)
    expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(1_000)
    isRunning.mockResolvedValue(false)
    await pass(50)
    expect(outcomes.filter((outcome) => outcome === 'settled')).toHaveLength(1_000)
    isRunning.mockResolvedValue(true)
    const caller = new AbortController()
    const next = watch([waiters.wait('new', KEYS, callOn(store, { gone: caller.signal }))])
    await pass(0)
    expect(next).toEqual([undefined])
    caller.abort()
  })

  it('may be set', async () => {
    const { store } = polled()
    const waiters = createWaiters({ total: 2, perClaim: 1 })
    const call = callOn(store, { milliseconds: 10 })
    const outcomes = watch(['a', 'a', 'b', 'c'].map((group) => waiters.wait(group, KEYS, call)))
    await pass(0)
    expect(outcomes).toEqual([undefined, 'full', undefined, 'full'])
    await pass(10)
    expect(outcomes).toEqual(['over', 'full', 'over', 'full'])
  })
})
