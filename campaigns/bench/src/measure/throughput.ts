/** What one window of calls took. */
export interface Throughput {
  readonly calls: number
  readonly callsPerSecond: number
  /** Of this process, its other threads included. */
  readonly cpuMicrosecondsPerCall: number
}

export interface Window {
  /** How many calls are under way at any time. */
  readonly atOnce: number
  readonly milliseconds: number
}

/** Calls until the time is over: as soon as one has ended, the next begins. A call that fails rejects, and ends it all. */
export async function measureThroughput(
  call: () => Promise<void>,
  { atOnce, milliseconds }: Window,
): Promise<Throughput> {
  let calls = 0
  const cpuBefore = process.cpuUsage()
  const start = performance.now()
  const end = start + milliseconds
  const caller = async () => {
    while (performance.now() < end) {
      await call()
      calls++
    }
  }
  await Promise.all(Array.from({ length: atOnce }, caller))
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  return { calls, callsPerSecond: calls / seconds, cpuMicrosecondsPerCall: (user + system) / calls }
}
