import type { Connection } from './connection.ts'

/** Calls on every connection as soon as the last answer has come: the highest rate that the server holds. @throws Error when an answer is not 200. */
export async function saturate(
  connections: readonly Connection[],
  nextRequest: () => Uint8Array,
  milliseconds: number,
): Promise<{ readonly calls: number; readonly callsPerSecond: number }> {
  const start = performance.now()
  const end = start + milliseconds
  let calls = 0
  const run = (connection: Connection) =>
    new Promise<void>((resolve, reject) => {
      const next = () => connection.send(nextRequest(), answered)
      const answered = (status: number) => {
        if (status !== 200) return reject(new Error(`the server answered ${status}`))
        calls++
        if (performance.now() < end) next()
        else resolve()
      }
      next()
    })
  await Promise.all(connections.map(run))
  return { calls, callsPerSecond: calls / ((performance.now() - start) / 1000) }
}
