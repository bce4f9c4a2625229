/* Two copies of core in one process: what one makes, the other understands. An adapter or a gateway package may bring its own. */
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import * as first from '@snap-sdk/core'
import { snapExpress } from '@snap-sdk/express'
import { nicepay } from '@snap-sdk/gateways'
import { snapHono } from '@snap-sdk/hono'
import { snapKoa } from '@snap-sdk/koa'
import { Hono } from 'hono'
import * as second from 'second-core'
import { bill, call, partner, payment, requestToken, tokenSecret } from './gateway.cjs'

const require = createRequire(import.meta.url)
const copies = {
  first,
  second,
  'first as CommonJS': require('@snap-sdk/core'),
  'second as CommonJS': require('second-core'),
}
const fields = { '~standard': { version: 1, vendor: 'two-copies', validate: (value) => ({ value }) } }
assert.equal(new Set(Object.values(copies).map(({ reject }) => reject)).size, 4, 'four copies')

for (const [maker, made] of Object.entries(copies)) {
  for (const [reader, read] of Object.entries(copies)) {
    const says = `${reader} reads ${maker}`
    assert.equal(read.isRejection(made.reject('paidBill')), true, says)
    const error = new made.SnapConfigurationError('OPTION_INVALID', 'x')
    assert.equal(read.isSnapConfigurationError(error), true, says)
    await serve(made, read, says)
  }
}
console.log('understood')

/** Gateways, rejections and a store of one copy, served by the other, behind adapters that brought their own. */
async function serve(made, read, says) {
  const shop = nicepay({
    partners: [partner],
    handlers: {
      nicoInquiry: async () => made.reject('invalidBill'),
      nicoPayment: async (_, context) => {
        throw context.reject('paidBill')
      },
    },
  })
  const echo = made.defineService({ id: 'echo', path: '/v1.0/cvs/echo', code: '99', fields })
  const own = made.defineGateway({
    name: 'own',
    basePath: '/api',
    token: false,
    signature: 'symmetric-without-token',
    services: { echo },
  })({ partners: [partner], handlers: { echo: async () => made.reject('transactionNotPermitted') } })
  const options = { tokens: { secrets: [tokenSecret] }, duplicates: made.memoryDuplicateStore(), onEvent() {} }
  const snap = read.createSnap({ ...options, gateways: [shop, own] })
  const app = new Hono().use(snapHono(snap))
  const send = (path, request) => app.fetch(new Request(`http://127.0.0.1${path}`, request))

  const token = await requestToken(send)
  const answers = [
    await call(send, { service: 'inquiry', request: bill, token, externalId: '1' }),
    await call(send, { service: 'payment', request: payment, token, externalId: '2' }),
    await call(send, { service: 'echo', request: bill, token: '', signature: 'symmetric', externalId: '3' }),
    await call(send, { service: 'inquiry', request: bill, token, externalId: '1' }),
  ]
  const codes = answers.map(({ responseCode }) => responseCode)
  assert.deepEqual(codes, ['4040012', '4040014', '4039915', '4090000'], says)
  for (const adapter of [snapExpress, snapKoa]) assert.equal(typeof adapter(snap), 'function', says)
}
