/** What a number of calls took. */
export interface Throughput {
  readonly calls: number
  /** Of this process, its other threads included. */
  readonly cpuMicrosecondsPerCall: number
  readonly callsPerSecond: number
}

/**
 * Makes each call once: as soon as one has ended, the next begins. A call that fails rejects, and ends it all. What lay about before was
 * collected first, where the process has `--expose-gc`: nobody pays for another's waste.
 *
 * @param atOnce How many calls are under way at any time.
 */
export async function measureThroughput<Call>(
  calls: readonly Call[],
  atOnce: number,
  make: (call: Call) => Promise<void>,
): Promise<Throughput> {
  globalThis.gc?.()
  let next = 0
  const caller = async () => {
    for (let call = calls[next++]; call !== undefined; call = calls[next++]) await make(call)
  }
  const cpuBefore = process.cpuUsage()
  const start = performance.now()
  await Promise.all(Array.from({ length: atOnce }, caller))
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  return {
    calls: calls.length,
    cpuMicrosecondsPerCall: (user + system) / calls.length,
    callsPerSecond: calls.length / seconds,
  }
}
