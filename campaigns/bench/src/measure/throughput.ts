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

/** Makes a call ready, its signature too, and gives what makes it. */
export type MakeReady = () => () => Promise<void>

/** Calls are made ready so many at a time. */
const BATCH = 1_000

/**
 * Calls until the time is over: as soon as one has ended, the next begins. A call that fails rejects, and ends it all. What it takes to make
 * calls ready is not counted: the clock stands still meanwhile.
 */
export async function measureThroughput(makeReady: MakeReady, { atOnce, milliseconds }: Window): Promise<Throughput> {
  let calls = 0
  let spent = 0
  let cpuMicroseconds = 0
  while (spent < milliseconds) {
    const ready = Array.from({ length: BATCH }, makeReady)
    const cpuBefore = process.cpuUsage()
    const start = performance.now()
    const end = start + milliseconds - spent
    const caller = async () => {
      while (performance.now() < end) {
        const call = ready.pop()
        if (call === undefined) return
        await call()
        calls++
      }
    }
    await Promise.all(Array.from({ length: atOnce }, caller))
    spent += performance.now() - start
    const { user, system } = process.cpuUsage(cpuBefore)
    cpuMicroseconds += user + system
  }
  return { calls, callsPerSecond: (calls / spent) * 1000, cpuMicrosecondsPerCall: cpuMicroseconds / calls }
}
