import type { LocalContenderTasks } from '../children/local-contender.ts'
import { contendersFor, LOCAL_CONTENDERS, type LocalContenderName, type LocalEntry } from '../contenders/local.ts'
import { type Child, startChild } from '../measure/child.ts'
import { compareRounds, interleave, median } from '../measure/rounds.ts'
import { warmUp } from '../measure/warm-up.ts'
import type { Section } from '../report/section.ts'
import { handleTitle } from '../report/titles.ts'
import { type SignedCall, signCalls } from '../workload/sign-calls.ts'
import { WORKLOAD_NAMES, type WorkloadName } from '../workload/workloads.ts'
import type { Part, RunOptions } from './part.ts'

/** How many calls are under way, and how many rounds that is worth: what is promised is promised at 64. */
const AT_ONCE = [
  { atOnce: 64, rounds: 9 },
  { atOnce: 1, rounds: 3 },
] as const

/** The young generation holds all that thousands of calls allocate: nothing is collected while they are counted. */
const ALLOCATION_FLAGS = ['--expose-gc', '--min-semi-space-size=256', '--max-semi-space-size=256']

export const handle: Part = {
  name: 'handle',
  about: 'snap.handle in process against the floor: the same cryptography and JSON, nothing else',
  async *run(options) {
    for (const workload of WORKLOAD_NAMES) yield* measureWorkload(workload, options)
  },
}

async function* measureWorkload(workload: WorkloadName, options: RunOptions): AsyncGenerator<Section> {
  const { merchant, quick, watch, progress } = options
  const names = contendersFor(workload)
  const references = names.filter((name) => name !== 'snap.handle, web.ts')
  progress(`in process, ${workload}: signing, allocation`)
  const calls = await signCalls(workload, merchant, { count: quick ? 1_000 : 3_000 })
  const children = new Map<LocalContenderName, Child<LocalContenderTasks>>()
  const at = (name: LocalContenderName) => children.get(name) as Child<LocalContenderTasks> // one for each name
  try {
    const bytes = new Map<LocalContenderName, number>()
    for (const name of names) bytes.set(name, await weighBytes(name, workload, calls, options))
    for (const name of names) children.set(name, await start(name, workload, calls, options, []))
    await watch.waitForQuiet()
    for (const { atOnce, rounds } of quick ? AT_ONCE.slice(0, 1) : AT_ONCE) {
      progress(`in process, ${workload}, ${atOnce} at once`)
      for (const name of names) await warmUp(() => at(name).ask('throughput', atOnce), quick)
      const measured = await interleave(names, quick ? 3 : rounds, (name) =>
        watch.measure(() => at(name).ask('throughput', atOnce)),
      )
      yield {
        part: 'handle',
        title: handleTitle(workload, atOnce),
        references,
        rows: names.map((name) => ({
          name,
          figures: {
            cpuMicrosecondsPerCall: median(measured[name].map((round) => round.cpuMicrosecondsPerCall)),
            callsPerSecond: median(measured[name].map((round) => round.callsPerSecond)),
            bytesPerCall: bytes.get(name) ?? Number.NaN,
          },
          ratios: compareRounds(measured, name, references, (round) => round.cpuMicrosecondsPerCall),
        })),
      }
    }
  } finally {
    for (const child of children.values()) await child.stop()
  }
}

/** Starts a contender's process and gives it its calls. */
async function start(
  contender: LocalContenderName,
  workload: WorkloadName,
  calls: readonly SignedCall[],
  { merchant }: RunOptions,
  flags: readonly string[],
): Promise<Child<LocalContenderTasks>> {
  const { oneOf = 1, nodeFlags = [] }: LocalEntry = LOCAL_CONTENDERS[contender]
  const child = startChild<LocalContenderTasks>('local-contender', [...nodeFlags, ...flags])
  await child.ask('use', { contender, workload, merchant, calls: calls.slice(0, calls.length / oneOf) })
  return child
}

async function weighBytes(
  contender: LocalContenderName,
  workload: WorkloadName,
  calls: readonly SignedCall[],
  options: RunOptions,
): Promise<number> {
  const child = await start(contender, workload, calls, options, ALLOCATION_FLAGS)
  try {
    await child.ask('throughput', 1) // warm-up: compiled code allocates less
    return await child.ask('allocation', undefined)
  } finally {
    await child.stop()
  }
}
