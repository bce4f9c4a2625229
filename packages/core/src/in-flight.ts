import { fail, ok, type Result } from './result.ts'

/** What is going on in one Snap: the handlers, and the work that goes on behind an answer. */
export interface InFlight {
  /**
   * Takes a handler's slot, unless as many as `limit` are taken. It counts until it is given back, past its deadline too.
   *
   * @returns What gives it back, or `TOO_MANY_HANDLERS`.
   */
  enter(limit: number): Result<() => void>
  /** Counts work from its first step on, which may be whoever closes. `end` must follow, once. */
  begin(): void
  end(): void
  /** Starts work, and counts it until it ends. */
  run<T>(work: () => Promise<T>): Promise<T>
  /** Counts work that goes on already, until it ends. */
  track<T>(work: Promise<T>): Promise<T>
  /** Resolves when nothing goes on, and whoever waited for the last of it has gone on. */
  idle(): Promise<void>
}

export function createInFlight(): InFlight {
  let working = 0
  let handlers = 0
  const waiting: (() => void)[] = []

  function begin(): void {
    working++
  }

  function end(): void {
    working--
    if (working === 0) for (const resolve of waiting.splice(0)) resolve()
  }

  /** What starts work gives a promise, and does not throw. */
  function run<T>(start: () => Promise<T>): Promise<T> {
    begin()
    const work = start()
    work.then(end, end)
    return work
  }

  function leave(): void {
    handlers--
  }

  return {
    enter(limit) {
      if (handlers >= limit)
        return fail('TOO_MANY_HANDLERS', `${handlers} handlers are running (option maxConcurrentHandlers)`)
      handlers++
      return ok(leave)
    },
    begin,
    end,
    run,
    track: (work) => run(() => work),
    async idle() {
      while (working > 0) {
        await new Promise<void>((resolve) => waiting.push(resolve))
        // A turn of the event loop: a process that ends when this does has then sent its last answer.
        await new Promise((resolve) => setTimeout(resolve))
      }
    },
  }
}
