import { fail, ok, type Result } from './result.ts'

/** What is going on in one Snap: the handlers, and the work that goes on behind an answer. */
export interface Activity {
  /**
   * Runs a handler, unless as many as `limit` are running. It counts until it ends, past its deadline too.
   *
   * @returns `TOO_MANY_HANDLERS` when there is no room.
   */
  runHandler<T>(limit: number, run: () => Promise<T>): Result<Promise<T>>
  /** Counts work until it ends. */
  track<T>(work: Promise<T>): Promise<T>
  /** Resolves when nothing goes on, and whoever waited for the last of it has gone on. */
  idle(): Promise<void>
}

export function createActivity(): Activity {
  let working = 0
  let handlers = 0
  const waiting: (() => void)[] = []

  function end(): void {
    working--
    if (working === 0) for (const resolve of waiting.splice(0)) resolve()
  }

  function endHandler(): void {
    handlers--
  }

  return {
    runHandler(limit, run) {
      if (handlers >= limit)
        return fail('TOO_MANY_HANDLERS', `${handlers} handlers are running (option maxConcurrentHandlers)`)
      handlers++
      const running = run()
      running.then(endHandler, endHandler)
      return ok(running)
    },
    track(work) {
      working++
      work.then(end, end)
      return work
    },
    async idle() {
      while (working > 0) {
        await new Promise<void>((resolve) => waiting.push(resolve))
        // A turn of the event loop: a process that ends when this does has then sent its last answer.
        await new Promise((resolve) => setTimeout(resolve))
      }
    },
  }
}
