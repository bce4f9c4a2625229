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
  /** Resolves when nothing goes on. */
  idle(): Promise<void>
}

export function createActivity(): Activity {
  const working = new Set<Promise<unknown>>()
  let handlers = 0

  function track<T>(work: Promise<T>): Promise<T> {
    const ended = work.then(forget, forget)
    working.add(ended)
    return work

    function forget(): void {
      working.delete(ended)
    }
  }

  return {
    runHandler(limit, run) {
      if (handlers >= limit)
        return fail('TOO_MANY_HANDLERS', `${handlers} handlers are running (option maxConcurrentHandlers)`)
      handlers++
      return ok(
        track(
          run().finally(() => {
            handlers--
          }),
        ),
      )
    },
    track,
    async idle() {
      while (working.size > 0) await Promise.all(working)
    },
  }
}
