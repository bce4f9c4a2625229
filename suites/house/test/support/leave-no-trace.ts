import { afterAll } from 'vitest'

const NAMES = ['setTimeout', 'setInterval', 'setImmediate', 'performance', 'Date', 'Promise'] as const

/** What the process began with, kept where every file of it finds it. */
const KEY = Symbol.for('@snap-sdk/leave-no-trace')
const kept = globalThis as { [KEY]?: Record<string, unknown> }
kept[KEY] ??= Object.fromEntries(NAMES.map((name) => [name, globalThis[name]]))
const atStart = kept[KEY]

afterAll(() => {
  for (const name of NAMES) {
    if (globalThis[name] === atStart[name]) continue
    throw new Error(
      `this file leaves another ${name} behind, and the next file in this process has it: restore spies before vi.useRealTimers()`,
    )
  }
})
