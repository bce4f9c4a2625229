/** What is done again and again for many calls, by one timer for all. */
export interface Ticker {
  /**
   * Calls a function again and again: never later than so many milliseconds after it was last called, or given here, and at most one tick
   * earlier. All that is due at one tick is called in one macrotask. It must not throw.
   *
   * @returns What ends it.
   */
  every(milliseconds: number, onDue: () => void): () => void
}

interface Task {
  readonly milliseconds: number
  readonly onDue: () => void
  dueAt: number
}

/**
 * Makes a ticker. Its timer starts with the first task, and ends with the first tick that finds none: so what ends within a tick costs no
 * timer. It keeps the process alive while there is a task, and no longer.
 *
 * @param tickMilliseconds How often it looks what is due.
 */
export function createTicker(tickMilliseconds: number): Ticker {
  const tasks = new Set<Task>()
  let timer: ReturnType<typeof setInterval> | undefined
  let tickedAt = 0

  function tick(): void {
    tickedAt = performance.now()
    if (tasks.size === 0) stop()
    for (const task of [...tasks]) {
      if (tickedAt + tickMilliseconds <= task.dueAt || !tasks.has(task)) continue
      task.dueAt = tickedAt + task.milliseconds
      task.onDue()
    }
  }

  function stop(): void {
    clearInterval(timer)
    timer = undefined
  }

  function start(now: number): void {
    tickedAt = now
    timer = setInterval(tick, tickMilliseconds)
  }

  return {
    every(milliseconds, onDue) {
      const now = performance.now()
      const task = { milliseconds, onDue, dueAt: now + milliseconds }
      // On some platforms a timer ends with the request in which it began.
      if (timer !== undefined && now - tickedAt > 3 * tickMilliseconds) stop()
      if (timer === undefined) start(now)
      else if (tasks.size === 0 && isOfNode(timer)) timer.ref()
      tasks.add(task)
      return () => {
        if (tasks.delete(task) && tasks.size === 0 && isOfNode(timer)) timer.unref()
      }
    },
  }
}

/** Node's timers hold its process; elsewhere a timer is a number. */
function isOfNode(timer: unknown): timer is { ref(): unknown; unref(): unknown } {
  return typeof timer === 'object' && timer !== null && 'ref' in timer && 'unref' in timer
}
