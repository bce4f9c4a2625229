import { once } from 'node:events'
import { type ClientHttp2Session, connect, createServer, type IncomingHttpHeaders } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createMerchant, INQUIRY, type Merchant } from '@snap-sdk/adapter-suite/merchant'
import { makeKeyPair } from '@snap-sdk/adapter-suite/web'
import { snapNode } from '@snap-sdk/node'
import { createGateway, INQUIRY_PATH, type RawRequest } from '@snap-sdk/simulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

let merchant: Merchant
let request: RawRequest
let session: ClientHttp2Session
const server = createServer((...call) => snapNode(merchant.snap)(...call))

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo // it listens on TCP
  session = connect(`http://127.0.0.1:${port}`)
})
afterAll(() => {
  session.close()
  server.close()
})

beforeEach(async () => {
  merchant = await createMerchant({ signature: 'asymmetric' })
  const { privateKey } = await makeKeyPair()
  const gateway = createGateway({
    clientId: 'IONPAYTEST',
    privateKey,
    signature: 'asymmetric',
    target: merchant.snap,
    basePath: '/api',
  })
  request = await gateway.prepare(INQUIRY_PATH, INQUIRY)
})

function open(headers: object = {}) {
  const { method, path, headers: signed } = request
  const lowerCase = Object.entries(signed).map(([name, value]) => [name.toLowerCase(), value])
  return session.request({ ...Object.fromEntries(lowerCase), ...headers, ':method': method, ':path': path })
}

async function send(headers: object = {}, body: Uint8Array = request.body) {
  const stream = open(headers)
  stream.end(body)
  const [received] = (await once(stream, 'response')) as [IncomingHttpHeaders & { ':status': number }]
  return { status: received[':status'], headers: received, json: JSON.parse(await text(stream)) }
}

test('answers a signed call', async () => {
  const { status, json } = await send()
  expect([status, json.responseCode]).toEqual([200, '2000000'])
})

test('a doubled header fails closed', async () => {
  const { json } = await send({ 'x-external-id': ['1', '2'] })
  expect(json.responseCode).toBe('4000001')
  expect(merchant.inquiries).toEqual([])
})

test('a body over the limit is refused, without a header that HTTP/2 does not know, and the next call is answered', async () => {
  const large = await send({ 'content-length': undefined }, new Uint8Array(2 * 1024 * 1024).fill(0x20))
  expect([large.status, large.json.responseCode]).toEqual([400, '4000000'])
  expect(large.headers).not.toHaveProperty('connection')
  expect((await send()).json.responseCode).toBe('2000000')
})

test('a stream that is reset within its body is an interrupted body, not a shorter one', async () => {
  const stream = open({ 'content-length': undefined })
  stream.write(request.body.subarray(0, 20))
  await new Promise((resolve) => setTimeout(resolve, 100))
  stream.destroy()
  await expect.poll(() => merchant.events.at(-1)).toMatchObject({ cause: { code: 'BODY_INTERRUPTED' } })
})

test('an unknown path is 404', async () => {
  const stream = session.request({ ':path': '/elsewhere' })
  const [received] = (await once(stream, 'response')) as [IncomingHttpHeaders & { ':status': number }]
  expect([received[':status'], await text(stream)]).toEqual([404, 'Not Found'])
})
