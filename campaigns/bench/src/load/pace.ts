import type { Connection } from './connection.ts'

/** How long answers took: half of them at most the first, 99 of 100 at most the second. */
export interface Latency {
  readonly p50Milliseconds: number
  readonly p99Milliseconds: number
}

/**
 * Sends every request once, at a fixed mean rate, at random distances (a Poisson process), whether the server keeps up or not. A latency
 * counts from the moment at which the call was due: what waits for a free connection waits visibly.
 *
 * The generator spins between calls: a timer would be late by up to a millisecond, more than most answers take.
 */
export async function pace(
  connections: readonly Connection[],
  requests: readonly Uint8Array[],
  callsPerSecond: number,
): Promise<Latency> {
  const free = [...connections]
  const latencies: number[] = []
  const distance = () => (-Math.log(1 - Math.random()) * 1000) / callsPerSecond
  let due = performance.now() + distance()
  let index = 0
  let failure: Error | undefined
  const isOver = () => failure !== undefined || (index >= requests.length && free.length === connections.length)

  const sendDue = () => {
    const now = performance.now()
    for (; due <= now && free.length > 0; due += distance()) {
      const request = requests[index]
      if (request === undefined) return
      const connection = free.pop() as Connection // there is one
      index++
      const dueAt = due
      connection.send(request, (status) => {
        if (status !== 200) failure = new Error(`the server answered ${status}`)
        latencies.push(performance.now() - dueAt)
        free.push(connection)
      })
    }
  }
  while (!isOver()) {
    sendDue()
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (failure !== undefined) throw failure
  latencies.sort((a, b) => a - b)
  return { p50Milliseconds: quantile(latencies, 0.5), p99Milliseconds: quantile(latencies, 0.99) }
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
