import { type ApiGatewaySetup, onLambda } from '@snap-sdk/adapter-suite/socket'
import { makeIdentity, playCalls, RIGHT_CODES } from '@snap-sdk/example-suite'
import { createGateway, PAYMENT_PATH, sampleBody } from '@snap-sdk/simulator'
import { startRedis } from '@snap-sdk/test-servers'
import { createClient } from 'redis'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

const { privateKey, environment } = makeIdentity()
const redis = await startRedis()
Object.assign(process.env, environment, { REDIS_URL: redis?.url, NICEPAY_ADDRESSES: '127.0.0.1' })

const client = createClient({ url: redis?.url ?? '' })
let close = async () => {}
beforeEach(async () => {
  if (!client.isOpen) await client.connect()
  await client.flushDb() // the Redis is this test's own
})
afterEach(() => close())
afterAll(async () => {
  client.destroy()
  await redis?.stop()
})

type Way = 'plain' | 'hono' | 'express'

/** Lambda starts an instance: nothing is there of those before. */
async function startInstance(way: Way, setup: ApiGatewaySetup) {
  vi.resetModules()
  const { handler } = await import(`../src/${way}.ts`)
  const { closeSnap } = await import('../src/snap.ts')
  close = closeSnap
  const { send } = onLambda(handler, setup)
  const target = {
    async fetch(request: Request): Promise<Response> {
      const { method, url, headers } = request
      const body = new Uint8Array(await request.arrayBuffer())
      const path = new URL(url).pathname
      const answer = await send({ method, path, headers: Object.fromEntries(headers), body, stringToSign: '' })
      return new Response(answer.text, { status: answer.status })
    },
  }
  const countPaid = async () => (await target.fetch(new Request('http://merchant.example/'))).text()
  return { target, countPaid }
}

describe.skipIf(redis === undefined)('on Lambda', () => {
  test.each<[Way, ApiGatewaySetup]>([
    ['plain', { version: '1.0', isBase64Encoded: true }],
    ['plain', { version: '2.0', isBase64Encoded: false }],
    ['hono', { version: '1.0', isBase64Encoded: false }],
    ['express', { version: '2.0', isBase64Encoded: true }],
  ])('%s, %o', async (way, setup) => {
    const { target, countPaid } = await startInstance(way, setup)
    expect(await playCalls(target, { privateKey })).toEqual(RIGHT_CODES)
    expect(await countPaid()).toBe('1 paid')
  })

  test('a payment that one instance has taken is repeated by another', async () => {
    const setup = { version: '2.0', isBase64Encoded: false } as const
    const first = await startInstance('plain', setup)
    const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey, target: first.target })
    const payment = await gateway.prepare(PAYMENT_PATH, sampleBody('payment'))
    const { response } = await gateway.send(payment)
    expect([response.body.responseCode, await first.countPaid()]).toEqual(['2000000', '1 paid'])
    await close()

    const second = await startInstance('plain', setup)
    const repeat = await gateway.derive({ target: second.target }).send(payment)
    expect([repeat.response.text, await second.countPaid()]).toEqual([response.text, '0 paid'])
  })
})
