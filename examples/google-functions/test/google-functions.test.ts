import { once } from 'node:events'
import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { makeIdentity, playCalls, RIGHT_CODES } from '@snap-sdk/example-suite'
import { createGateway } from '@snap-sdk/simulator'
import { afterAll, beforeAll, expect, test } from 'vitest'

const NICEPAY = '203.0.113.7'
const { privateKey, environment } = makeIdentity()
Object.assign(process.env, environment, { NICEPAY_ADDRESSES: NICEPAY })

// As Google loads it: CommonJS, and the packages as they are built.
const require = createRequire(import.meta.url)
let server: Server
let url: string

beforeAll(async () => {
  require('../index.js')
  const { getTestServer } = require('@google-cloud/functions-framework/testing')
  server = getTestServer('snap').listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // it listens on TCP
})
afterAll(() => server.close())

/** What Google's front end writes. */
const forwardedFor = (...addresses: string[]) => ({
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    const headers = { ...Object.fromEntries(request.headers), 'X-Forwarded-For': addresses.join(', ') }
    return fetch(url + pathname, { method: 'POST', headers, body: await request.arrayBuffer() })
  },
})

test('the function answers NICEPAY behind a parser that keeps rawBody', async () => {
  expect(await playCalls(forwardedFor(NICEPAY), { privateKey })).toEqual(RIGHT_CODES)
  const bill = await require('../bills.js').findBill('701589101110')
  expect(bill.payments).toHaveLength(1)
})

test('an address that the caller wrote into X-Forwarded-For is not believed', async () => {
  const call = (...addresses: string[]) =>
    createGateway({ clientId: 'IONPAYTEST', privateKey, target: forwardedFor(...addresses) }).requestToken()
  expect((await call('198.51.100.1', NICEPAY)).response.status).toBe(200)
  expect((await call(NICEPAY, '198.51.100.1')).response.body).toMatchObject({ responseCode: '4017300' })
  expect((await fetch(`${url}/other`)).status).toBe(404)
})
