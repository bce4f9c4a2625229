import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A server that keeps what comes in, byte for byte, and answers each request with an empty JSON object. */
export interface SocketDump {
  readonly url: string
  /** The requests, one a connection, in the order in which they came. */
  readonly requests: readonly Buffer[]
}

/** Listens on a free port of the loopback until the test is over. */
export async function dumpSocket(): Promise<SocketDump> {
  const requests: Buffer[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let received = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      if (!isWhole(received)) return
      requests.push(received)
      socket.end(
        'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise((resolve) => server.close(() => resolve()))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return { url: `http://127.0.0.1:${address.port}`, requests }
}

function isWhole(bytes: Buffer): boolean {
  const end = bytes.indexOf('\r\n\r\n')
  const [, length = '0'] = /^content-length: *(\d+)/im.exec(bytes.subarray(0, Math.max(end, 0)).toString()) ?? []
  return end >= 0 && bytes.length >= end + 4 + Number(length)
}
