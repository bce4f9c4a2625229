import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { type HttpAnswer, takeAnswer } from '@snap-sdk/adapter-suite/socket'
import { mustHold } from '../fuzz-target.ts'

/** What is written, and when the other side has said all. */
export interface Dialogue {
  readonly port: number
  /** Written one after the other, a moment apart. */
  readonly pieces: readonly Uint8Array[]
  /** How many answers to wait for. */
  readonly answers: number
  /** The server has said all when it says nothing for so long. */
  readonly quietMilliseconds: number
}

/** Writes bytes on a connection of its own, and reads what comes back until the server is quiet or gone. */
export async function exchangeBytes({
  port,
  pieces,
  answers,
  quietMilliseconds,
}: Dialogue): Promise<readonly HttpAnswer[]> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  const received: Buffer[] = []
  let last = performance.now()
  let over = false
  socket.on('data', (chunk) => {
    received.push(chunk)
    last = performance.now()
  })
  socket.on('error', () => {}) // a server may end the connection of a caller that makes no sense
  socket.on('close', () => {
    over = true
  })
  for (const piece of pieces) {
    if (over) break
    await new Promise<void>((resolve) => socket.write(piece, () => resolve()))
    if (pieces.length > 1) await delay(2)
  }
  last = Math.max(last, performance.now())
  let read: readonly HttpAnswer[] = []
  for (let bytes = 0; ; ) {
    if (received.length > bytes) {
      bytes = received.length
      read = readAnswers(Buffer.concat(received), false)
    }
    if (over || read.length >= answers || performance.now() - last > quietMilliseconds) break
    await delay(2)
  }
  socket.destroy()
  return readAnswers(Buffer.concat(received), over)
}

/** What Node's own server says to what is no HTTP, before any adapter sees it. */
const NODE_REFUSAL = /^HTTP\/1\.1 4\d\d [^\r]*\r\n(?:Date: [^\r]*\r\n)?Connection: close\r\n\r\n$/

function readAnswers(bytes: Buffer, whole: boolean): readonly HttpAnswer[] {
  const answers: HttpAnswer[] = []
  for (let rest = bytes; rest.length > 0; ) {
    if (NODE_REFUSAL.test(rest.toString('latin1'))) break
    const taken = takeAnswer(rest)
    if (taken === undefined) {
      mustHold(!whole, `the connection ended within an answer: ${rest.toString('latin1').slice(0, 80)}`)
      break
    }
    mustHold(taken.answer.status >= 100, `no HTTP answer: ${rest.toString('latin1').slice(0, 80)}`)
    answers.push(taken.answer)
    rest = taken.rest
  }
  return answers
}
