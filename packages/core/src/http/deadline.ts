import { isPromise } from '../maybe-promise.ts'

/** Thrown inside a call whose deadline has passed. Caught by `handle-call.ts` alone. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded'
}

/** The time limit of one call, from its first byte to its answer. */
export interface Deadline {
  /** Whether it came, by the clock, and not whether the call has ended: a process that was frozen goes on before its timers have fired. */
  readonly hasPassed: boolean
  /** Aborts at the deadline. The handler's `signal`, made when it is first asked for: a refused call has none. */
  readonly signal: AbortSignal
  /** @throws DeadlineExceeded when it has passed. */
  throwIfPassed(): void
  /** Waits for what may be a promise, but throws {@link DeadlineExceeded} when the deadline comes first. */
  within<T extends object>(work: T | Promise<T>): T | Promise<T>
  /** Waits for a promise, at most to the deadline; `undefined` when that comes first. */
  settled<T extends object>(work: Promise<T>): Promise<T | undefined>
  /** Waits for a promise, at most for a limit of its own, and at most to the deadline where that lies ahead. */
  settledWithin<T extends object>(work: Promise<T>, milliseconds: number): Promise<T | undefined>
  /** Ends the timer. The signal then never aborts. */
  clear(): void
}

/** @param startedAt By the monotonic clock. Default: now. */
export function startDeadline(milliseconds: number, startedAt: number = performance.now()): Deadline {
  return new RunningDeadline(milliseconds, startedAt)
}

/**
 * A class, so that `signal` is a getter on one prototype: one in each object would give each object a hidden class of its own. Its timer
 * starts when somebody first waits for it: a call that is refused on the spot has none.
 */
class RunningDeadline implements Deadline {
  readonly #milliseconds: number
  #endsAt: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #isCleared = false
  /** Told when the timer has fired. */
  readonly #waiting: (() => void)[] = []
  #controller: AbortController | undefined

  constructor(milliseconds: number, startedAt: number) {
    this.#milliseconds = milliseconds
    this.#endsAt = startedAt + milliseconds
  }

  get hasPassed(): boolean {
    return performance.now() >= this.#endsAt
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController()
      if (this.hasPassed) this.#controller.abort(this.#exceeded())
      else this.#startTimer()
    }
    return this.#controller.signal
  }

  throwIfPassed(): void {
    if (this.hasPassed) this.#throw()
  }

  within<T extends object>(work: T | Promise<T>): T | Promise<T> {
    return isPromise(work) ? this.settled(work).then((value) => value ?? this.#throw()) : work
  }

  settled<T extends object>(work: Promise<T>): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      work.then(resolve, reject)
      this.#tellPassing(() => resolve(undefined))
    })
  }

  settledWithin<T extends object>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
    return settleWithin(work, milliseconds, this.hasPassed ? undefined : (end) => this.#tellPassing(end))
  }

  clear(): void {
    this.#isCleared = true
    clearTimeout(this.#timer)
    if (!this.hasPassed) this.#endsAt = Number.POSITIVE_INFINITY
  }

  #tellPassing(tell: () => void): void {
    if (this.#endsAt === Number.NEGATIVE_INFINITY) queueMicrotask(tell)
    else {
      this.#waiting.push(tell)
      this.#startTimer()
    }
  }

  #startTimer(): void {
    if (this.#timer !== undefined || this.#isCleared) return
    this.#timer = setTimeout(() => this.#pass(), Math.max(0, Math.ceil(this.#endsAt - performance.now())))
  }

  #pass(): void {
    this.#endsAt = Number.NEGATIVE_INFINITY // a timer may fire a little early
    this.#controller?.abort(this.#exceeded())
    for (const tell of this.#waiting) tell()
  }

  #throw(): never {
    throw this.#exceeded()
  }

  #exceeded(): DeadlineExceeded {
    return new DeadlineExceeded(`the call took longer than its ${this.#milliseconds} ms (option deadlineMilliseconds)`)
  }
}

/**
 * Waits for a promise, at most for a limit, and at most for something else where there is something; `undefined` when that is over.
 *
 * `Promise.race` would do, with more objects on the way of every call.
 *
 * @param tellOther Tells when the other is over.
 */
export function settleWithin<T>(
  work: Promise<T>,
  milliseconds: number,
  tellOther?: (end: () => void) => void,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const end = (value?: T) => {
      clearTimeout(timer)
      resolve(value)
    }
    const timer = setTimeout(() => end(), milliseconds)
    tellOther?.(() => end())
    work.then(end, (error: unknown) => {
      clearTimeout(timer)
      reject(error)
    })
  })
}
