import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createTicker } from '../src/ticker.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

it('has one timer for all, which ends with the first tick that finds nothing to do', () => {
  const set = vi.spyOn(globalThis, 'setInterval')
  const ticker = createTicker(1_000)
  expect(vi.getTimerCount()).toBe(0)
  for (let call = 0; call < 1_000; call++) ticker.every(5_000, () => {})()
  const ends = [1, 2, 3].map(() => ticker.every(5_000, () => {}))
  expect([set.mock.calls.length, vi.getTimerCount()]).toEqual([1, 1])
  for (const end of ends) end()
  vi.advanceTimersByTime(1_000)
  expect(vi.getTimerCount()).toBe(0)
  ticker.every(5_000, () => {})
  expect(vi.getTimerCount()).toBe(1)
})

it('is never late, and at most a tick early, wherever between two ticks a task began', () => {
  const ticker = createTicker(1_000)
  const waits = new Set<number>()
  for (let offset = 0; offset < 2_000; offset += 37) {
    let last = performance.now()
    ticker.every(5_000, () => {
      waits.add(performance.now() - last)
      last = performance.now()
    })
    vi.advanceTimersByTime(37)
  }
  vi.advanceTimersByTime(60_000)
  expect(Math.max(...waits)).toBeLessThanOrEqual(5_000)
  expect(Math.min(...waits)).toBeGreaterThan(4_000)
})

it('calls all that is due at one tick in one macrotask, and nothing that was ended in it', () => {
  const ticker = createTicker(1_000)
  const called: string[] = []
  let endThird = () => {}
  ticker.every(2_000, () => called.push('first'))
  ticker.every(2_000, () => endThird())
  endThird = ticker.every(2_000, () => called.push('third'))
  vi.advanceTimersByTime(300)
  ticker.every(1_700, () => called.push('fourth'))
  vi.advanceTimersToNextTimer()
  expect(called).toEqual([])
  vi.advanceTimersToNextTimer()
  expect(called).toEqual(['first', 'fourth'])
})

it('keeps a process alive while there is something to do, and no longer', () => {
  const set = vi.spyOn(globalThis, 'setInterval')
  const ticker = createTicker(1_000)
  const end = ticker.every(5_000, () => {})
  const timer = set.mock.results[0]?.value as NodeJS.Timeout
  expect(timer.hasRef()).toBe(true)
  end()
  end()
  expect(timer.hasRef()).toBe(false)
  ticker.every(5_000, () => {})
  expect(timer.hasRef()).toBe(true)
  expect(set).toHaveBeenCalledTimes(1)
})

it('begins again where its timer has ended with the request that began it', () => {
  const set = vi.spyOn(globalThis, 'setInterval')
  const ticker = createTicker(1_000)
  const renew = vi.fn()
  ticker.every(5_000, renew)
  clearInterval(set.mock.results[0]?.value)
  vi.advanceTimersByTime(4_000)
  ticker.every(5_000, () => {})
  vi.advanceTimersByTime(1_000)
  expect(renew).toHaveBeenCalledTimes(1)
})
