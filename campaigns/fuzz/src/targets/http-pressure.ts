import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { writeHead, writeMessage } from '@snap-sdk/adapter-suite/socket'
import fc from 'fast-check'
import { defineTarget, mustHold } from '../fuzz-target.ts'
import { heapUsed } from '../support/heap-used.ts'
import type { WatchedMerchant } from '../support/merchant.ts'
import { mustServe } from '../support/must-serve.ts'
import { openBehindAdapters } from '../support/open-behind-adapters.ts'
import { FRAMEWORKS, type Framework } from '../support/start-adapters.ts'

/** Many connections that do the same. */
interface Siege {
  readonly framework: Framework
  readonly kind: keyof typeof SIEGES
  readonly connections: number
  /** Header lines, bytes or calls on each connection, as the kind has it. */
  readonly size: number
}

type Besiege = (socket: Socket, merchant: WatchedMerchant, size: number) => Promise<void>

const DEADLINE_MILLISECONDS = 400
const HEAP_LIMIT_BYTES = 16 * 1_048_576

const SIEGES = {
  /** A head with very many header lines. */
  'header flood': async (socket, merchant, size) => {
    const head = writeHead(await merchant.sign('inquiry')).toString('latin1')
    const lines = Array.from({ length: size }, (_, index) => `X-Flood-${index}: ${index}\r\n`).join('')
    await write(socket, head.replace('\r\n\r\n', `\r\n${lines}\r\n`))
  },
  /** A head that never ends. */
  'slow head': async (socket, merchant, size) => {
    await trickle(socket, writeHead(await merchant.sign('inquiry')).subarray(0, -2), size)
  },
  /** A body that comes a byte at a time, past the deadline. */
  'slow body': async (socket, merchant, size) => {
    const call = await merchant.sign('payment')
    await write(socket, writeHead(call))
    await trickle(socket, call.body, size)
  },
  /** A chunked body in one-byte chunks, past the limit. */
  'tiny chunks': async (socket, merchant, size) => {
    const call = await merchant.sign('payment')
    await write(socket, writeHead(call, { framing: { chunksOf: 1 } }))
    await write(socket, '1\r\n \r\n'.repeat(size * 100))
  },
  /** Calls one behind the other, whose answers nobody reads. */
  pipeline: async (socket, merchant, size) => {
    socket.pause()
    for (let sent = 0; sent < size; sent++) await write(socket, writeMessage(await merchant.sign('inquiry')))
  },
  /** A call that is cut off in the middle of its body. */
  'cut off': async (socket, merchant) => {
    const message = writeMessage(await merchant.sign('payment'))
    await write(socket, message.subarray(0, message.length - 20))
    socket.destroy()
  },
} as const satisfies Record<string, Besiege>

// Object.keys knows texts only.
const KINDS = Object.keys(SIEGES) as (keyof typeof SIEGES)[]

export const httpPressureTarget = defineTarget<Siege>({
  name: 'http-pressure',
  promise:
    'under header floods, slow and cut-off callers and pipelines each framework serves others, and keeps no memory',
  runs: 60,
  inputs: fc.record({
    framework: fc.constantFrom(...FRAMEWORKS),
    kind: fc.constantFrom(...KINDS),
    connections: fc.integer({ min: 1, max: 40 }),
    size: fc.integer({ min: 1, max: 100 }),
  }),
  open: () => openBehindAdapters(DEADLINE_MILLISECONDS, check),
})

async function check(merchant: WatchedMerchant, port: number, { kind, connections, size }: Siege): Promise<void> {
  const heapBefore = heapUsed()
  const besiege: Besiege = SIEGES[kind]
  const sockets = Array.from({ length: connections }, () => connect({ port, host: '127.0.0.1', noDelay: true }))
  for (const socket of sockets) socket.on('error', () => {}).resume() // the server may end such a connection
  const sieges = Promise.all(sockets.map((socket) => besiege(socket, merchant, size)))
  await delay(20)
  await mustServe(merchant, port)
  await sieges
  await delay(DEADLINE_MILLISECONDS)
  await mustServe(merchant, port)
  for (const socket of sockets) socket.destroy()
  const grown = heapUsed() - heapBefore
  mustHold(grown < HEAP_LIMIT_BYTES, `${connections} connections left ${Math.round(grown / 1_048_576)} MB`)
  merchant.judge()
}

/** Resolves when the bytes have left, when the connection is gone, or when nobody takes them for a while. */
async function write(socket: Socket, bytes: string | Uint8Array): Promise<void> {
  if (socket.destroyed) return
  await Promise.race([new Promise<void>((resolve) => socket.write(bytes, () => resolve())), delay(200)])
}

/** Writes a byte every few milliseconds, for twice the deadline at most. */
async function trickle(socket: Socket, bytes: Uint8Array, size: number): Promise<void> {
  const until = performance.now() + DEADLINE_MILLISECONDS * 2
  for (let index = 0; index < bytes.length && !socket.destroyed && performance.now() < until; index++) {
    await write(socket, bytes.subarray(index, index + 1))
    await delay(Math.ceil(size / 4))
  }
}
