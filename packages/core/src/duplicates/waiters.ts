import type { Deadline } from '../http/deadline.ts'
import { createTicker, type Ticker } from '../ticker.ts'
import type { ClaimKey, DuplicateStore } from './duplicate-store.ts'
import { runStoreStep } from './store-step.ts'

export interface WaiterLimits {
  /** How many may wait at once in all. Default 1000. */
  readonly total?: number | undefined
  /** How many may wait at once for one call. Default 8. */
  readonly perClaim?: number | undefined
}

/** How a wait ended: nobody runs the call any more; too many wait already; its deadline has passed or its caller has gone. */
export type WaitOutcome = 'settled' | 'full' | 'over'

export interface WaitOptions {
  readonly store: DuplicateStore
  /** For how long one question to the store may take. */
  readonly storeTimeoutMilliseconds: number
  /** The waiting call's own. */
  readonly deadline: Deadline
  /** Aborts when the caller has gone. */
  readonly gone?: AbortSignal | undefined
}

/** The duplicates of one process that wait for the end of the first call. */
export interface Waiters {
  /**
   * Waits until the call that holds the keys has ended, or has lost its lease. It then claims again by itself: another one may have been
   * faster, and nobody has looked at the answer here. It does not look whether the call runs before it waits.
   *
   * @param group One text for all duplicates of one call: they share one poll of the store.
   */
  wait(group: string, keys: readonly ClaimKey[], options: WaitOptions): Promise<WaitOutcome>
}

/** Those who wait for one call. */
interface Group {
  readonly waiting: Set<(outcome: WaitOutcome) => void>
  stopWatching(): void
}

const TICK_MILLISECONDS = 50
const FIRST_POLL_MILLISECONDS = 50
const POLL_GROWTH = 1.5
const LONGEST_POLL_MILLISECONDS = 500

/**
 * A waiter holds a promise, and nothing of the store. The store is asked by one poll a group, which ends with its last waiter; all that are
 * due at one tick are asked at once. A store that tells at once is asked too, at its slowest, since nobody tells of a lease that ran out.
 */
export function createWaiters({ total = 1000, perClaim = 8 }: WaiterLimits = {}): Waiters {
  const groups = new Map<string, Group>()
  const ticker = createTicker(TICK_MILLISECONDS)
  let count = 0

  function open(name: string, keys: readonly ClaimKey[], options: WaitOptions): Group {
    const waiting: Group['waiting'] = new Set()
    const onSettled = () => {
      for (const end of [...waiting]) end('settled')
    }
    const group: Group = { waiting, stopWatching: watch(ticker, keys, options, onSettled) }
    groups.set(name, group)
    return group
  }

  return {
    wait(name, keys, options) {
      const { deadline, gone } = options
      if (deadline.hasPassed || gone?.aborted) return Promise.resolve('over')
      if (count >= total || (groups.get(name)?.waiting.size ?? 0) >= perClaim) return Promise.resolve('full')
      const group = groups.get(name) ?? open(name, keys, options)
      count++
      return new Promise((resolve) => {
        const over = () => end('over')
        function end(outcome: WaitOutcome): void {
          count--
          group.waiting.delete(end)
          deadline.signal.removeEventListener('abort', over)
          gone?.removeEventListener('abort', over)
          if (group.waiting.size === 0) {
            group.stopWatching()
            groups.delete(name)
          }
          resolve(outcome)
        }
        group.waiting.add(end)
        deadline.signal.addEventListener('abort', over)
        gone?.addEventListener('abort', over)
      })
    },
  }
}

/**
 * Watches a call until it runs no longer. A question that fails, or takes too long, is asked again.
 *
 * @param onSettled Called once, and never before this returns.
 * @returns What ends it.
 */
function watch(
  ticker: Ticker,
  keys: readonly ClaimKey[],
  { store, storeTimeoutMilliseconds }: WaitOptions,
  onSettled: () => void,
): () => void {
  let endWait = () => {}
  let isStopped = false

  function settle(): void {
    if (isStopped) return
    stop()
    onSettled()
  }

  function stop(): void {
    if (isStopped) return
    isStopped = true
    endWait()
    stopListening?.()
  }

  function waitFor(milliseconds: number, next: () => void): void {
    endWait()
    endWait = ticker.every(milliseconds, next)
  }

  function askIn(milliseconds: number): void {
    waitFor(milliseconds, () => ask(Math.min(milliseconds * POLL_GROWTH, LONGEST_POLL_MILLISECONDS)))
  }

  function ask(nextMilliseconds: number): void {
    let isOpen = true
    const askAgain = () => {
      if (isStopped || !isOpen) return
      isOpen = false
      askIn(nextMilliseconds)
    }
    waitFor(storeTimeoutMilliseconds, askAgain)
    // A late answer counts as well: the waiters claim anew, and the store then decides.
    void Promise.resolve(runStoreStep('isRunning', () => store.isRunning(keys))).then((running) =>
      running.ok && running.value === false ? settle() : askAgain(),
    )
  }

  /** A store that fails here is polled. */
  function listen(): (() => void) | undefined {
    try {
      return store.onSettled?.(keys, () => queueMicrotask(settle))
    } catch {
      return undefined
    }
  }

  const stopListening = listen()
  askIn(stopListening === undefined ? FIRST_POLL_MILLISECONDS : LONGEST_POLL_MILLISECONDS)
  return stop
}
