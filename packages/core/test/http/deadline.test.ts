import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DeadlineExceeded, startDeadline } from '../../src/http/deadline.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const never = new Promise<object>(() => {})

describe('the signal of a deadline', () => {
  it('aborts when the deadline passes', () => {
    const { signal } = startDeadline(100)
    expect(signal.aborted).toBe(false)
    vi.advanceTimersByTime(100)
    expect(signal.reason).toBeInstanceOf(DeadlineExceeded)
  })

  it('that is asked for later has aborted already, and stays the same one', () => {
    const deadline = startDeadline(100)
    vi.advanceTimersByTime(100)
    expect(deadline.signal.reason).toBeInstanceOf(DeadlineExceeded)
    expect(deadline.signal).toBe(deadline.signal)
  })

  it('does not abort after the call has ended', () => {
    const deadline = startDeadline(100)
    const { signal } = deadline
    deadline.clear()
    vi.advanceTimersByTime(1000)
    expect(signal.aborted).toBe(false)
    expect(deadline.hasPassed).toBe(false)
    expect(() => deadline.throwIfPassed()).not.toThrow()
  })
})

describe('a process that was frozen', () => {
  it('knows that the deadline has passed before the timer has fired', () => {
    const deadline = startDeadline(100)
    const frozen = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 101)
    expect(deadline.hasPassed).toBe(true)
    expect(() => deadline.throwIfPassed()).toThrow(DeadlineExceeded)
    expect(deadline.signal.aborted).toBe(true)
    frozen.mockRestore()
  })
})

describe('waiting', () => {
  it('ends with the deadline', async () => {
    const deadline = startDeadline(100)
    const waits = [
      deadline.settled(never),
      deadline.settledWithin(never, 1000),
      Promise.resolve(deadline.within(never)).catch(String),
    ]
    vi.advanceTimersByTime(100)
    expect(await Promise.all(waits)).toEqual([undefined, undefined, expect.stringContaining('longer than its 100 ms')])
    expect(() => deadline.throwIfPassed()).toThrow(DeadlineExceeded)
  })

  it('ends with its own limit when that comes first, or when the deadline has passed already', async () => {
    const deadline = startDeadline(100)
    const early = deadline.settledWithin(never, 50)
    vi.advanceTimersByTime(50)
    expect(await early).toBeUndefined()

    vi.advanceTimersByTime(50)
    const work = { done: true }
    const late = deadline.settledWithin(new Promise<object>((resolve) => setTimeout(() => resolve(work), 20)), 50)
    vi.advanceTimersByTime(20)
    expect(await late).toBe(work)
  })

  it('knows a promise where somebody has put another class in the place of Promise', async () => {
    const deadline = startDeadline(100)
    vi.stubGlobal('Promise', class extends Promise<unknown> {})
    const waiting = deadline.within(never)
    vi.unstubAllGlobals()
    expect(waiting).not.toBe(never)
    const refused = expect(waiting).rejects.toBeInstanceOf(DeadlineExceeded)
    vi.advanceTimersByTime(100)
    await refused
  })
})
