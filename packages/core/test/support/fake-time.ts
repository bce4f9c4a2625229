import { afterEach, beforeEach, vi } from 'vitest'
import { NOW } from './request.ts'

/** What WebCrypto is at work on, where `#crypto` is web.ts: it answers from threads of its own, by no clock that can be faked. */
const pending = new Set<Promise<unknown>>()

/** Fakes timers and clocks for every test of a file; `setImmediate` stays real. */
export function useFakeTime(): void {
  beforeEach(() => {
    vi.useFakeTimers({
      now: NOW,
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'],
    })
    for (const name of ['digest', 'importKey', 'sign', 'verify'] as const) watch(name)
  })
  afterEach(() => {
    vi.restoreAllMocks() // first: a spy on a fake timer would put that one back
    vi.useRealTimers()
  })
}

function watch(name: 'digest' | 'importKey' | 'sign' | 'verify'): void {
  // The four differ in what they take; all are handed through as they are.
  const real = crypto.subtle[name].bind(crypto.subtle) as (...input: unknown[]) => Promise<never>
  vi.spyOn(crypto.subtle, name).mockImplementation((...input: unknown[]) => {
    const work = real(...input)
    pending.add(work)
    const forget = () => void pending.delete(work)
    work.then(forget, forget)
    return work
  })
}

/** Lets all that needs no time happen: until WebCrypto is idle and nothing more follows. */
export async function settle(): Promise<void> {
  for (let quietTurns = 0; quietTurns < 3; quietTurns++) {
    if (pending.size > 0) quietTurns = 0
    await Promise.allSettled(pending)
    await new Promise(setImmediate)
  }
}

/** Lets that many milliseconds pass, and all that they cause happen. */
export async function pass(milliseconds: number): Promise<void> {
  await settle()
  await vi.advanceTimersByTimeAsync(milliseconds)
  await settle()
}

/** Whether a promise has settled by now. */
export async function isSettled(work: Promise<unknown>): Promise<boolean> {
  let settled = false
  const note = () => {
    settled = true
  }
  work.then(note, note)
  await settle()
  return settled
}

/** How many timers are left when the one that serves all calls has had its last tick. */
export async function timersLeft(): Promise<number> {
  await pass(1_000)
  return vi.getTimerCount()
}
