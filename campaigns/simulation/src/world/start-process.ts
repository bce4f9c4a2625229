import type { Globals } from './bundle.ts'
import type { MerchantProcess } from './merchant-process.ts'
import type { Planned } from './scheduler.ts'
import { makeUuid, simulateRequire } from './simulated-crypto.ts'
import { simulateDate } from './simulated-date.ts'
import type { World } from './world.ts'

interface Timer {
  readonly repeats: number | undefined
  planned: Planned | undefined
  keepsAlive: boolean
}

/** Globals look at the process that has them now: a copy of the library is loaded once, and used by one process after the other. */
export interface Slot {
  readonly globals: Globals
  process: InnerProcess | undefined
}

interface InnerProcess extends MerchantProcess {
  setTimer(callback: (...values: unknown[]) => void, milliseconds: number, values: unknown[], repeats: boolean): object
  clearTimer(timer: unknown): void
  monotonic(): number
  nextId(): number
}

export function createSlot(): Slot {
  const inside = (): InnerProcess => {
    if (slot.process === undefined) throw new Error('a copy of the library runs without a process')
    return slot.process
  }
  const setTimer =
    (repeats: boolean) =>
    (callback: () => void, milliseconds = 1, ...values: unknown[]) =>
      inside().setTimer(callback, milliseconds, values, repeats)
  const clearTimer = (timer: unknown) => slot.process?.clearTimer(timer)
  const silent = () => {}
  const slot: Slot = {
    process: undefined,
    globals: {
      setTimeout: setTimer(false),
      setInterval: setTimer(true),
      setImmediate: (callback: () => void, ...values: unknown[]) => inside().setTimer(callback, 0, values, false),
      clearTimeout: clearTimer,
      clearInterval: clearTimer,
      clearImmediate: clearTimer,
      performance: { now: () => inside().monotonic() },
      // While the library is loaded no process has it.
      Date: simulateDate(() => slot.process?.wall() ?? 0),
      Math: Object.assign(Object.create(Math), {
        random: () => {
          throw new Error('a simulated process asks for Math.random: give it the world’s')
        },
      }),
      crypto: { randomUUID: () => makeUuid(inside().nextId()) },
      require: simulateRequire(() => inside().nextId()),
      console: { log: silent, warn: silent, error: silent, info: silent, debug: silent },
    },
  }
  return slot
}

/** Starts a process in a slot, whose last one is dead. */
export function startProcess(world: World, slot: Slot, number: number): MerchantProcess {
  const { scheduler } = world
  const startedAt = scheduler.now
  const freezes: { from: number; to: number }[] = []
  const timers = new Set<Timer>()
  let state: MerchantProcess['state'] = 'up'
  let diedAt: number | undefined
  let backlog: (() => void)[] = []
  let thawing: Planned | undefined

  function fire(timer: Timer, callback: (...values: unknown[]) => void, values: unknown[]): void {
    if (!timers.has(timer)) return // cleared while the process was frozen
    if (timer.repeats === undefined) timers.delete(timer)
    else arm(timer, timer.repeats, callback, values)
    callback(...values)
  }

  function arm(timer: Timer, milliseconds: number, callback: (...values: unknown[]) => void, values: unknown[]): void {
    timer.planned = scheduler.after(milliseconds, () => self.receive('timer', () => fire(timer, callback, values)))
  }

  const self: InnerProcess = {
    number,
    startedAt,
    freezes,
    leaving: false,
    clockOffset: 0,
    get state() {
      return state
    },
    get diedAt() {
      return diedAt
    },
    get timers() {
      let count = 0
      for (const { keepsAlive } of timers) if (keepsAlive) count++
      return count
    },
    wall: () => world.startsAt + scheduler.now + self.clockOffset,
    monotonic: () => scheduler.now - startedAt + 1_000 * number,
    nextId: world.nextId,

    receive(point, act) {
      if (state === 'dead') return
      if (state === 'up') world.strike(point, self)
      // What struck may have changed it.
      if (self.state === 'frozen') backlog.push(() => self.receive(point, act))
      else if (self.state === 'up') act()
    },
    send(point, act) {
      if (state === 'dead') return
      if (state === 'frozen') {
        backlog.push(() => self.send(point, act))
        return
      }
      act()
      world.strike(point, self)
    },
    pass(point) {
      if (state !== 'dead') world.strike(point, self)
    },

    crash() {
      if (state === 'dead') return
      if (state === 'frozen') endFreeze()
      state = 'dead'
      diedAt = scheduler.now
      backlog = []
      for (const { planned } of timers) if (planned !== undefined) scheduler.cancel(planned)
      timers.clear()
      world.trace(() => `process ${number} dies`)
    },
    freeze(milliseconds) {
      if (state !== 'up') return
      state = 'frozen'
      freezes.push({ from: scheduler.now, to: Number.POSITIVE_INFINITY })
      thawing = scheduler.after(milliseconds, () => self.thaw(), true)
      world.trace(() => `process ${number} is frozen for ${milliseconds} ms`)
    },
    thaw() {
      if (state !== 'frozen') return
      endFreeze()
      state = 'up'
      world.trace(() => `process ${number} goes on`)
      const waiting = backlog
      backlog = []
      // Each is an event of its own: microtasks run in between.
      for (const act of waiting) scheduler.after(0, act, true)
    },
    frozenBetween(from, to) {
      return freezes.reduce(
        (sum, freeze) => sum + Math.max(0, Math.min(freeze.to, to) - Math.max(freeze.from, from)),
        0,
      )
    },

    setTimer(callback, milliseconds, values, repeats) {
      const delay =
        milliseconds >= 1 && milliseconds < 2 ** 31
          ? Math.floor(milliseconds)
          : repeats
            ? 1
            : Math.min(1, Math.max(0, milliseconds))
      const timer: Timer & Record<string, unknown> = {
        repeats: repeats ? delay : undefined,
        planned: undefined,
        keepsAlive: true,
        ref: () => Object.assign(timer, { keepsAlive: true }),
        unref: () => Object.assign(timer, { keepsAlive: false }),
        hasRef: () => timer.keepsAlive,
      }
      timers.add(timer)
      if (state !== 'dead') arm(timer, delay, callback, values)
      return timer
    },
    clearTimer(timer) {
      // What is not one of ours is nothing to clear.
      const mine = timer as Timer | undefined
      if (mine === undefined || mine === null || !timers.delete(mine)) return
      if (mine.planned !== undefined) scheduler.cancel(mine.planned)
    },
  }

  function endFreeze(): void {
    const last = freezes.at(-1)
    if (last !== undefined) last.to = scheduler.now
    if (thawing !== undefined) scheduler.cancel(thawing)
  }

  slot.process = self
  return self
}
