/** Something that will happen. */
export interface Planned {
  readonly at: number
  /** Whoever waits for the end of all plans waits for this, too; a timer that goes on for ever is none of them. */
  readonly keeps: boolean
  cancelled: boolean
}

/** The one clock of a simulated world, and all that is going to happen in it. No real time passes. */
export interface Scheduler {
  /** Milliseconds since the world began. */
  readonly now: number
  /** How many events have happened. */
  readonly happened: number
  after(milliseconds: number, act: () => void, keeps?: boolean): Planned
  cancel(planned: Planned): void
  /** Lets happen what is planned, in order, while something is that `keeps`. */
  runPlans(): Promise<void>
  /** Lets happen what is planned in so many milliseconds from now. */
  runFor(milliseconds: number): Promise<void>
}

interface Node extends Planned {
  readonly order: number
  act: () => void
}

/** A world that goes on for longer than this many events has gone wild. */
const MOST_EVENTS = 400_000

/** Two events at one instant happen in the order in which they were planned. */
export function createScheduler(): Scheduler {
  const heap: Node[] = []
  let now = 0
  let order = 0
  let happened = 0
  let keeping = 0

  const isBefore = (a: Node, b: Node) => a.at < b.at || (a.at === b.at && a.order < b.order)

  function push(node: Node): void {
    let index = heap.length
    heap.push(node)
    while (index > 0) {
      const parent = (index - 1) >> 1
      const above = heap[parent] as Node // inside the heap
      if (!isBefore(node, above)) break
      heap[index] = above
      index = parent
    }
    heap[index] = node
  }

  function pop(): Node | undefined {
    const first = heap[0]
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return first
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Node, heap[child] as Node)) child++
      const below = heap[child] as Node // inside the heap
      if (!isBefore(below, last)) break
      heap[index] = below
      index = child
    }
    heap[index] = last
    return first
  }

  /** The next event, if it lies before `until`. */
  function step(until: number): Node | undefined {
    for (;;) {
      const next = heap[0]
      if (next === undefined || next.at > until) return undefined
      pop()
      if (!next.cancelled) return next
    }
  }

  async function happen(node: Node): Promise<void> {
    now = node.at
    node.cancelled = true // it can no longer be
    if (node.keeps) keeping--
    if (++happened > MOST_EVENTS) throw new Error(`the world has not come to rest after ${MOST_EVENTS} events`)
    node.act()
    await untilMicrotasksEnd()
  }

  return {
    get now() {
      return now
    },
    get happened() {
      return happened
    },
    after(milliseconds, act, keeps = false) {
      if (keeps) keeping++
      const node: Node = { at: now + Math.max(0, milliseconds), order: order++, keeps, cancelled: false, act }
      push(node)
      return node
    },
    cancel(planned) {
      if (planned.cancelled) return
      planned.cancelled = true
      if (planned.keeps) keeping--
    },
    async runPlans() {
      while (keeping > 0) {
        const node = step(Number.POSITIVE_INFINITY)
        if (node === undefined) return
        await happen(node)
      }
    },
    async runFor(milliseconds) {
      const until = now + milliseconds
      await untilMicrotasksEnd() // of what was begun outside of any event
      for (let node = step(until); node !== undefined; node = step(until)) await happen(node)
      now = until
    },
  }
}

/** A turn of the real event loop: all microtasks have then run, however long their chain was. */
export function untilMicrotasksEnd(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
