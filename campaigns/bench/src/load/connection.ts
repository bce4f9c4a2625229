import { connect, type Socket } from 'node:net'

/** One kept-alive connection: one request at a time. */
export interface Connection {
  /** Sends a whole request. `answered` is called once, with the status, when the whole answer has come. */
  send(request: Uint8Array, answered: (status: number) => void): void
  close(): void
}

const HEAD_END = Buffer.from('\r\n\r\n')
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n')

/**
 * Opens a connection of the load generator. It reads no more of an answer than it must, to be cheaper than any server that it
 * measures: `node:http` as a client costs more than Express as a server.
 */
export function openConnection(port: number, broken: (error: Error) => void): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let received: Buffer = Buffer.alloc(0)
    let waiting: ((status: number) => void) | undefined
    let closing = false

    socket.once('connect', () =>
      resolve({
        send(request, answered) {
          waiting = answered
          socket.write(request)
        },
        close() {
          closing = true
          socket.destroy()
        },
      }),
    )
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      const headEnd = received.indexOf(HEAD_END)
      if (headEnd === -1) return
      const head = received.toString('latin1', 0, headEnd)
      const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
      const complete =
        length === undefined
          ? received.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK)
          : received.length >= headEnd + HEAD_END.length + Number(length)
      if (!complete) return
      received = Buffer.alloc(0)
      const answered = waiting
      waiting = undefined
      answered?.(Number(head.slice(9, 12)))
    })
    const fail = (error: Error) => {
      if (closing) return
      reject(error)
      broken(error)
    }
    socket.once('error', fail)
    socket.once('close', () => fail(new Error('the server closed a connection')))
  })
}
