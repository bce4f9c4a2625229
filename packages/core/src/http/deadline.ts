/** Thrown inside a call whose deadline has passed. Caught by `handle-call.ts` alone. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded'
}

/** The time limit of one call, from its first byte to its answer. */
export interface Deadline {
  /** Aborts at the deadline. The handler's `signal`. */
  readonly signal: AbortSignal
  /** Waits for a promise, but throws {@link DeadlineExceeded} when the deadline comes first. */
  within<T>(work: T | PromiseLike<T>): Promise<T>
  /** Waits for a promise, at most to the deadline; `undefined` when that comes first. */
  settled<T>(work: Promise<T>): Promise<{ readonly value: T } | undefined>
  /** Waits for a promise, at most for a limit of its own, and at most to the deadline where that lies ahead. */
  settledWithin<T>(work: Promise<T>, milliseconds: number): Promise<{ readonly value: T } | undefined>
  /** Ends the timer. The signal then never aborts. */
  clear(): void
}

export function startDeadline(milliseconds: number): Deadline {
  const controller = new AbortController()
  const error = new DeadlineExceeded(`the call took longer than its ${milliseconds} ms`)
  let expire: () => void = () => {}
  const expired = new Promise<undefined>((resolve) => {
    expire = () => resolve(undefined)
  })
  const timer = setTimeout(() => {
    controller.abort(error)
    expire()
  }, milliseconds)

  const settle = async <T>(work: Promise<T>) => ({ value: await work })
  const settled = <T>(work: Promise<T>) => Promise.race([settle(work), expired])

  return {
    signal: controller.signal,
    settled,
    async settledWithin(work, limit) {
      let limitTimer: ReturnType<typeof setTimeout> | undefined
      const limited = new Promise<undefined>((resolve) => {
        limitTimer = setTimeout(() => resolve(undefined), limit)
      })
      const ends = controller.signal.aborted ? [limited] : [limited, expired]
      try {
        return await Promise.race([settle(work), ...ends])
      } finally {
        clearTimeout(limitTimer)
      }
    },
    async within(work) {
      const result = await settled(Promise.resolve(work))
      if (result === undefined) throw error
      return result.value
    },
    clear: () => clearTimeout(timer),
  }
}
