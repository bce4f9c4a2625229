import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { type Connection, openConnection } from '../src/load/connection.ts'
import { pace } from '../src/load/pace.ts'
import { saturate } from '../src/load/saturate.ts'
import { writeRequest } from '../src/load/write-request.ts'
import { warmUp } from '../src/measure/warm-up.ts'
import { makeMerchant } from '../src/workload/merchant.ts'
import { signCalls } from '../src/workload/sign-calls.ts'

/** The load generator against a plain Node server: it must count what really was answered. */

const CONNECTIONS = 4

interface Loaded {
  readonly connections: readonly Connection[]
  readonly requests: readonly Uint8Array[]
}

async function underLoad(count: number, listener: RequestListener, work: (loaded: Loaded) => Promise<void>) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on TCP
  const open = Array.from({ length: CONNECTIONS }, () => openConnection(port, () => {}))
  const connections = await Promise.all(open)
  const calls = await signCalls('NICO inquiry, symmetric', makeMerchant(), { count })
  try {
    await work({ connections, requests: calls.map(writeRequest) })
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
])('full load sends each call once, where answers come with %s', async (_name, answer) => {
  const externalIds: (string | undefined)[] = []
  const inquiries: string[] = []
  const listener: RequestListener = async (request, response) => {
    externalIds.push(request.headersDistinct['x-external-id']?.join())
    inquiries.push(JSON.parse(Buffer.concat(await request.toArray()).toString()).inquiryRequestId)
    answer(request, response)
  }
  await underLoad(50, listener, async ({ connections, requests }) => {
    expect((await saturate(connections, requests)).calls).toBe(50)
  })
  expect(new Set(externalIds).size).toBe(50)
  expect(externalIds).not.toContain(undefined)
  expect(new Set(inquiries).size).toBe(50)
})

test('a rate is kept, each call is sent once, and an answer that takes its time is seen to', async () => {
  let calls = 0
  const listener: RequestListener = (_request, response) => {
    calls++
    setTimeout(() => response.end('{}'), 20)
  }
  const start = performance.now()
  await underLoad(30, listener, async ({ connections, requests }) => {
    const { p50Milliseconds, p99Milliseconds } = await pace(connections, requests, 100)
    expect(p50Milliseconds).toBeGreaterThanOrEqual(19)
    expect(p99Milliseconds).toBeGreaterThanOrEqual(p50Milliseconds)
  })
  expect(calls).toBe(30)
  expect(performance.now() - start).toBeGreaterThan(100) // 300 on average
})

test('whoever answers anything but 200 is not measured', async () => {
  const listener: RequestListener = (_request, response) => response.writeHead(401).end('{}')
  await underLoad(20, listener, async ({ connections, requests }) => {
    await expect(saturate(connections, requests)).rejects.toThrow('answered 401')
    await expect(pace(connections, requests, 500)).rejects.toThrow('401')
  })
})

test('warm-up goes by calls', async () => {
  let windows = 0
  await warmUp(async () => ({ calls: ++windows * 2_000 }), false)
  expect(windows).toBe(3) // 2000, 4000 and 6000
})
