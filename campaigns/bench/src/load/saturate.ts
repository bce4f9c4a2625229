import type { Connection } from './connection.ts'

/**
 * Sends every request once, on every connection as soon as its last answer has come: the highest rate that the server holds.
 *
 * @throws Error when an answer is not 200.
 */
export async function saturate(
  connections: readonly Connection[],
  requests: readonly Uint8Array[],
): Promise<{ readonly calls: number; readonly callsPerSecond: number }> {
  const start = performance.now()
  let index = 0
  const run = (connection: Connection) =>
    new Promise<void>((resolve, reject) => {
      const next = () => {
        const request = requests[index++]
        if (request === undefined) resolve()
        else connection.send(request, answered)
      }
      const answered = (status: number) => {
        if (status === 200) next()
        else reject(new Error(`the server answered ${status}`))
      }
      next()
    })
  await Promise.all(connections.map(run))
  return { calls: requests.length, callsPerSecond: requests.length / ((performance.now() - start) / 1000) }
}
