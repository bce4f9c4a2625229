import { afterEach, beforeEach, vi } from 'vitest'
import { NOW } from './request.ts'

/** Fakes timers and clocks for every test of a file. `setImmediate` stays real: WebCrypto answers by the real event loop. */
export function useFakeTime(): void {
  beforeEach(() => {
    vi.useFakeTimers({
      now: NOW,
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'],
    })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
}

/** Lets all that needs no time happen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
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
  work.then(
    () => {
      settled = true
    },
    () => {
      settled = true
    },
  )
  await settle()
  return settled
}
