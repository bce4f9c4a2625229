/** What a number of calls took. */
export interface Throughput {
  readonly calls: number
  /** Of this process, its other threads included. */
  readonly cpuMicrosecondsPerCall: number
  readonly callsPerSecond: number
}

/**
 * Makes each call once: as soon as one has ended, the next begins. A call that fails rejects, and ends it all.
 *
 * Nothing is collected before: a forced collection takes the engine's compiled code with it, and cold code would be measured. See
 * docs/decisions/0029.
 *
 * @param atOnce How many calls are under way at any time.
 */
export async function measureThroughput<Call>(
  calls: readonly Call[],
  atOnce: number,
  make: (call: Call) => Promise<void>,
): Promise<Throughput> {
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
