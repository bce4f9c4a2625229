import type { LocalContenderTasks } from '../children/local-contender.ts'
import type { LocalContenderName } from '../contenders/local.ts'
import { type Child, startChild } from '../measure/child.ts'
import { interleave, median, medianRatio } from '../measure/rounds.ts'
import { warmUp } from '../measure/warm-up.ts'
import type { Goal, Row, Section } from '../report/section.ts'
import { CALL_KINDS, type CallKind } from '../workload/signed-call.ts'
import type { Part, RunOptions } from './part.ts'

const AT_ONCE = [1, 64] as const
/** The young generation holds all that thousands of calls allocate: nothing is collected while they are counted. */
const ALLOCATION_FLAGS = ['--expose-gc', '--min-semi-space-size=256', '--max-semi-space-size=256']

const FLOORS = ['floor, node:crypto', 'floor, WebCrypto'] as const satisfies readonly LocalContenderName[]
const DOKU = "DOKU's helpers" satisfies LocalContenderName

/** What is promised of snap.handle at 64 at once. */
const FLOOR_GOAL: Goal = { against: 'floor, WebCrypto', atLeast: 0.8 }
const DOKU_GOAL: Goal = { against: DOKU, atLeast: 3 }

export const handle: Part = {
  name: 'handle',
  about: 'snap.handle in process against the floor: the same cryptography and JSON, nothing else',
  async *run(options) {
    for (const kind of CALL_KINDS) yield* measureKind(kind, options)
  },
}

async function* measureKind(kind: CallKind, options: RunOptions): AsyncGenerator<Section> {
  const { merchant, quick, progress } = options
  const isToken = kind === 'token' // DOKU's library has a helper for nothing else of this
  const references: readonly LocalContenderName[] = isToken ? [...FLOORS, DOKU] : FLOORS
  const names: readonly LocalContenderName[] = [...references, 'snap.handle']
  const goals = isToken ? [FLOOR_GOAL, DOKU_GOAL] : [FLOOR_GOAL]
  progress(`in process, ${kind}: allocation`)
  const bytes = new Map<LocalContenderName, number>()
  for (const name of names) bytes.set(name, await weigh(name, kind, options))

  const children = new Map<LocalContenderName, Child<LocalContenderTasks>>()
  for (const name of names) children.set(name, startChild<LocalContenderTasks>('local-contender'))
  const measure = async (name: LocalContenderName, atOnce: number, milliseconds: number) => {
    const child = children.get(name) as Child<LocalContenderTasks> // one for each name
    return child.ask('throughput', { contender: name, kind, merchant, window: { atOnce, milliseconds } })
  }
  try {
    for (const atOnce of AT_ONCE) {
      progress(`in process, ${kind}, ${atOnce} at once`)
      for (const name of names) await warmUp((milliseconds) => measure(name, atOnce, milliseconds), quick)
      const rounds = await interleave(names, quick ? 3 : 11, (name) => measure(name, atOnce, quick ? 60 : 200))
      const speeds = (name: LocalContenderName) => rounds[name].map(({ callsPerSecond }) => callsPerSecond)
      const rows = names.map(
        (name): Row => ({
          name,
          figures: {
            callsPerSecond: median(speeds(name)),
            cpuMicrosecondsPerCall: median(rounds[name].map((round) => round.cpuMicrosecondsPerCall)),
            bytesPerCall: bytes.get(name) ?? Number.NaN,
          },
          ratios: Object.fromEntries(references.map((other) => [other, medianRatio(speeds(name), speeds(other))])),
          goals: name === 'snap.handle' && atOnce === 64 ? goals : undefined,
        }),
      )
      yield { part: 'handle', title: `${kind}, ${atOnce} at once`, rows }
    }
  } finally {
    for (const child of children.values()) await child.stop()
  }
}

async function weigh(contender: LocalContenderName, kind: CallKind, { merchant }: RunOptions): Promise<number> {
  const child = startChild<LocalContenderTasks>('local-contender', ALLOCATION_FLAGS)
  try {
    const task = { contender, kind, merchant }
    await child.ask('throughput', { ...task, window: { atOnce: 1, milliseconds: 100 } }) // warm-up: compiled code allocates less
    return await child.ask('allocation', task)
  } finally {
    await child.stop()
  }
}
