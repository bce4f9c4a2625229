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
  let expire: () => void = () => {}
  const expired = new Promise<undefined>((resolve) => {
    expire = () => resolve(undefined)
  })
  const timer = setTimeout(() => {
    controller.abort(new DeadlineExceeded(`the call took longer than its ${milliseconds} ms`))
    expire()
  }, milliseconds)

  const settled = <T>(work: Promise<T>) => Promise.race([settle(work), expired])

  return {
    signal: controller.signal,
    settled,
    settledWithin: (work, limit) => settleWithin(work, limit, controller.signal.aborted ? undefined : expired),
    async within(work) {
      const result = await settled(Promise.resolve(work))
      if (result === undefined) throw controller.signal.reason
      return result.value
    },
    clear: () => clearTimeout(timer),
  }
}

/** Waits for a promise, at most for a limit, and at most for another promise where there is one; `undefined` when that is over. */
export async function settleWithin<T>(
  work: Promise<T>,
  milliseconds: number,
  other?: Promise<undefined>,
): Promise<{ readonly value: T } | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds)
  })
  try {
    return await Promise.race(other === undefined ? [settle(work), limit] : [settle(work), limit, other])
  } finally {
    clearTimeout(timer)
  }
}

async function settle<T>(work: Promise<T>): Promise<{ readonly value: T }> {
  return { value: await work }
}
