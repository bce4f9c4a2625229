import { type HeapProfiler, type Profiler, Session } from 'node:inspector/promises'
import { measureThroughput } from '../measure/throughput.ts'

/** How often the profiler looks: often enough for a piece of a hundredth, seldom enough not to be one. */
const INTERVAL_MICROSECONDS = 200
const INTERVAL_BYTES = 4096

/** What one function has by itself, what it calls left out: microseconds of the main thread, or bytes. */
export interface Sample {
  readonly callFrame: Profiler.ProfileNode['callFrame']
  readonly cost: number
}

export interface ProfileOptions<Call> {
  readonly calls: readonly Call[]
  readonly atOnce: number
  readonly make: (call: Call) => Promise<void>
}

/** Makes each call once, so many at a time: the time of each function on the main thread, by V8's profiler. */
export function profileTime<Call>(options: ProfileOptions<Call>): Promise<readonly Sample[]> {
  return inSession(async (session) => {
    await session.post('Profiler.enable')
    await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_MICROSECONDS })
    await session.post('Profiler.start')
    await measureThroughput(options.calls, options.atOnce, options.make)
    const { profile } = await session.post('Profiler.stop')
    return samplesOfTime(profile)
  })
}

/** As {@link profileTime}: the bytes that each function allocates, those that are garbage since included. */
export function profileAllocation<Call>(options: ProfileOptions<Call>): Promise<readonly Sample[]> {
  return inSession(async (session) => {
    await session.post('HeapProfiler.startSampling', {
      samplingInterval: INTERVAL_BYTES,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    })
    await measureThroughput(options.calls, options.atOnce, options.make)
    const { profile } = await session.post('HeapProfiler.stopSampling')
    return samplesOfAllocation(profile.head)
  })
}

async function inSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
  const session = new Session()
  session.connect()
  try {
    return await work(session)
  } finally {
    session.disconnect()
  }
}

/** Idle time is nobody's. */
export function samplesOfTime({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): readonly Sample[] {
  const callFrames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  return samples.flatMap((id, index) => {
    const callFrame = callFrames.get(id)
    if (callFrame === undefined || callFrame.functionName === '(idle)') return []
    return { callFrame, cost: timeDeltas[index + 1] ?? 0 } // a delta lies before its sample
  })
}

function samplesOfAllocation(node: HeapProfiler.SamplingHeapProfileNode): readonly Sample[] {
  const { callFrame, selfSize, children } = node
  return [{ callFrame, cost: selfSize }, ...children.flatMap(samplesOfAllocation)]
}
