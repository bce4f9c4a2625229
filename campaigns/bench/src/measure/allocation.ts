import { PerformanceObserver } from 'node:perf_hooks'

/**
 * Bytes that a call allocates: the growth of the heap and of the memory of ArrayBuffers over a number of calls, one after the other, in
 * which nothing was collected. What a call itself weighs is not counted. When a collection came in between, half as many calls are tried.
 *
 * Does not see what native code allocates and frees outside of both. Needs `--expose-gc` and a young generation large enough for
 * the calls: `--min-semi-space-size`.
 *
 * @param prepare Makes the contender anew, with nothing remembered. @returns What makes a call.
 */
export async function measureAllocation<Call>(
  calls: readonly Call[],
  prepare: () => Promise<(call: Call) => Promise<void>>,
): Promise<number> {
  let collections = 0
  const observer = new PerformanceObserver((list) => {
    collections += list.getEntries().length
  })
  observer.observe({ entryTypes: ['gc'] })
  try {
    for (let count = calls.length; count >= 20; count = Math.floor(count / 2)) {
      const some = calls.slice(0, count)
      const make = await prepare()
      globalThis.gc?.()
      await settle()
      collections = 0
      const before = usedBytes()
      for (const call of some) await make(call)
      const after = usedBytes()
      await settle()
      if (collections === 0) return (after - before) / count
    }
  } finally {
    observer.disconnect()
  }
  throw new Error('a collection came within 20 calls: is --min-semi-space-size set?')
}

function usedBytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** The observer is told of a collection in a later turn of the event loop. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20))
}
