import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { type Connection, openConnection } from '../src/load/connection.ts'
import { pace } from '../src/load/pace.ts'
import { requestWriter } from '../src/load/request-writer.ts'
import { saturate } from '../src/load/saturate.ts'
import { warmUp } from '../src/measure/warm-up.ts'
import { makeMerchant } from '../src/workload/merchant.ts'
import { signCalls } from '../src/workload/signed-call.ts'

/** The load generator against a plain Node server: it must count what really was answered. */

const CONNECTIONS = 4

interface Loaded {
  readonly connections: readonly Connection[]
  readonly nextRequest: () => Uint8Array
}

async function underLoad(listener: RequestListener, work: (loaded: Loaded) => Promise<void>): Promise<void> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on TCP
  const open = Array.from({ length: CONNECTIONS }, () => openConnection(port, () => {}))
  const connections = await Promise.all(open)
  try {
    await work({ connections, nextRequest: requestWriter(await signCalls('inquiry symmetric', makeMerchant()), 0) })
  } finally {
    for (const connection of connections) connection.close()
    server.closeAllConnections()
    server.close()
  }
}

test.each<[string, RequestListener]>([
  ['a Content-Length', (_request, response) => response.end('{"responseCode":"2000000"}')],
  [
    'chunks',
    (_request, response) => {
      response.write('{"responseCode":')
      setImmediate(() => response.end('"2000000"}'))
    },
  ],
])(
  'full load counts each answer that comes with %s, and neither external ID nor inquiry comes twice',
  async (_name, answer) => {
    const seen: (string | undefined)[] = []
    const inquiries: string[] = []
    const listener: RequestListener = async (request, response) => {
      seen.push(request.headersDistinct['x-external-id']?.join())
      inquiries.push(JSON.parse(Buffer.concat(await request.toArray()).toString()).inquiryRequestId)
      answer(request, response)
    }
    await underLoad(listener, async ({ connections, nextRequest }) => {
      const { calls } = await saturate(connections, nextRequest, 100)
      expect(calls).toBe(seen.length)
      expect(calls).toBeGreaterThan(CONNECTIONS)
    })
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).not.toContain(undefined)
    expect(new Set(inquiries).size).toBe(seen.length)
  },
)

test('a rate is kept, and an answer that takes its time is seen to', async () => {
  let calls = 0
  const listener: RequestListener = (_request, response) => {
    calls++
    setTimeout(() => response.end('{}'), 20)
  }
  await underLoad(listener, async ({ connections, nextRequest }) => {
    const { p50Milliseconds, p99Milliseconds } = await pace(connections, nextRequest, {
      callsPerSecond: 100,
      milliseconds: 500,
    })
    expect(p50Milliseconds).toBeGreaterThanOrEqual(19)
    expect(p99Milliseconds).toBeGreaterThanOrEqual(p50Milliseconds)
  })
  expect(calls).toBeGreaterThan(10) // 50 on average
})

test('whoever answers anything but 200 is not measured', async () => {
  const listener: RequestListener = (_request, response) => response.writeHead(401).end('{}')
  await underLoad(listener, async ({ connections, nextRequest }) => {
    await expect(saturate(connections, nextRequest, 1_000)).rejects.toThrow('answered 401')
    await expect(pace(connections, nextRequest, { callsPerSecond: 500, milliseconds: 1_000 })).rejects.toThrow('401')
  })
})

test('warm-up goes by calls', async () => {
  let windows = 0
  await warmUp(async () => ({ calls: ++windows * 1_000 }), false)
  expect(windows).toBe(2) // 1000 and 2000
})
