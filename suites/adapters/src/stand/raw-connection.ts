import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { HttpAnswer } from './http-answer.ts'
import { takeAnswer } from './take-answer.ts'

/** A TCP connection on which a case writes what no HTTP client would. */
export interface RawConnection {
  /** Resolves when the bytes have left; rejects when the connection is gone. */
  write(bytes: string | Uint8Array): Promise<void>
  /** The next answer, a 1xx one included. Rejects when the connection ends before it is all there. */
  readAnswer(): Promise<HttpAnswer>
  /** Resolves when the server has ended the connection. */
  readonly ended: Promise<void>
  destroy(): void
}

/** @param options.readsLate Read nothing until `readAnswer` is called, as a client does that first writes all and then reads. */
export async function openConnection(port: number, { readsLate = false } = {}): Promise<RawConnection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let received: Buffer = Buffer.alloc(0)
  let over: Error | undefined
  let wake = () => {}
  const ended = new Promise<void>((resolve) => {
    const end = (error: Error) => {
      over ??= error
      resolve()
      wake()
    }
    socket.on('error', end)
    socket.on('end', () => end(new Error('the server ended the connection')))
    socket.on('close', () => end(new Error('the connection is closed')))
  })
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk])
    wake()
  })
  if (readsLate) socket.pause()
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))

  return {
    ended,
    write: (bytes) =>
      new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve()))),
    async readAnswer() {
      socket.resume()
      for (;;) {
        const taken = takeAnswer(received)
        if (taken !== undefined) {
          received = taken.rest
          return taken.answer
        }
        if (over !== undefined) throw new Error(`no answer: ${over.message}, after ${received.length} bytes`)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    destroy: () => socket.destroy(),
  }
}

/** Waits until something is so. A case's own time limit ends it when it never is. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(5)
}
