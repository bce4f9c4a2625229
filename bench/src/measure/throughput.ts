import type { LocalCall, LocalContender } from '../contenders/contender.ts'

/** What one window of calls took. */
export interface Throughput {
  readonly callsPerSecond: number
  /** Of this process, its other threads included. */
  readonly cpuMicrosecondsPerCall: number
}

export interface Window {
  /** How many calls are under way at any time. */
  readonly atOnce: number
  readonly milliseconds: number
}

/** Calls until the time is over: as soon as one is answered, the next begins. @throws Error when an answer is not 200. */
export async function measureThroughput(
  contender: LocalContender,
  nextCall: () => LocalCall,
  { atOnce, milliseconds }: Window,
): Promise<Throughput> {
  let calls = 0
  const cpuBefore = process.cpuUsage()
  const start = performance.now()
  const end = start + milliseconds
  const caller = async () => {
    while (performance.now() < end) {
      const { status, body } = await contender(nextCall())
      if (status !== 200) throw new Error(`answered ${status}: ${typeof body === 'string' ? body : Buffer.from(body)}`)
      calls++
    }
  }
  await Promise.all(Array.from({ length: atOnce }, caller))
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  return { callsPerSecond: calls / seconds, cpuMicrosecondsPerCall: (user + system) / calls }
}
