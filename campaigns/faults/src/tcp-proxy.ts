import { connect, createServer, type Socket } from 'node:net'

/** What a proxy does with the bytes of one direction. */
export type Passage = 'pass' | 'lose'

/** A proxy between the merchants and a server, on the loopback, that can lose what passes and cut what is open. */
export interface TcpProxy {
  readonly port: number
  /** Requests that are lost never reach the server; answers that are lost never come back: the server has done its work. */
  set(passage: { readonly requests: Passage; readonly answers: Passage }): void
  /** Cuts every open connection, in both directions. */
  cut(): void
  stop(): Promise<void>
}

export async function startTcpProxy(target: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  let passage: { readonly requests: Passage; readonly answers: Passage } = { requests: 'pass', answers: 'pass' }
  const open = new Set<Socket>()

  const server = createServer((near) => {
    const far = connect(target.port, target.host)
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket)
      socket.on('error', () => {}) // a cut connection is what this is for
      socket.on('close', () => {
        open.delete(socket)
        other.destroy()
      })
    }
    near.on('data', (bytes) => passage.requests === 'pass' && far.write(bytes))
    far.on('data', (bytes) => passage.answers === 'pass' && near.write(bytes))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()

  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    set(next) {
      passage = next
    },
    cut() {
      for (const socket of open) socket.destroy()
    },
    async stop() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
