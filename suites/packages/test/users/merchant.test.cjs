/* A merchant's tests in CommonJS Jest: the business logic alone, then whole calls through Express. */
const { createSnap, reject } = require('@snap-sdk/core')
const { snapExpress } = require('@snap-sdk/express')
const { nicepay } = require('@snap-sdk/gateways')
const { rupiah } = require('@snap-sdk/services')
const express = require('express')
const { bill, call, partner, payment, requestToken, tokenSecret } = require('./gateway.cjs')

let paid = false

const shop = nicepay({
  partners: [partner],
  services: { nicoInquiry: { signature: 'symmetric' } },
  handlers: {
    nicoInquiry: async ({ payNo }) => {
      if (payNo !== bill.payNo) return reject('invalidBill', { reason: 'not registered' })
      if (paid) throw reject('paidBill')
      return {
        payNoName: 'John Test',
        goodsName: 'Goods',
        payNoPhone: '081234567890',
        payNoEmail: 'john@example.com',
        totalAmount: rupiah(10000),
        partnerReferenceNo: '1',
        payNoExpiredDateTime: new Date('2030-01-01T00:00:00Z'),
      }
    },
    nicoPayment: async () => {
      paid = true
      return { partnerReferenceNo: '1' }
    },
  },
})

let server
let send

beforeAll((done) => {
  const snap = createSnap({ gateways: [shop], tokens: { secrets: [tokenSecret] }, onEvent() {} })
  server = express()
    .use(snapExpress(snap))
    .listen(0, '127.0.0.1', () => {
      send = (path, request) => fetch(`http://127.0.0.1:${server.address().port}${path}`, request)
      done()
    })
})
afterAll((done) => {
  server.close(done)
})

test('the handler is invoked without HTTP', async () => {
  const answer = await shop.invoke('nicoInquiry', { ...bill, payNo: '701500000000' })
  expect(answer.body).toEqual({
    responseCode: '4040012',
    responseMessage: expect.stringContaining('not registered'),
  })
})

test('token, inquiry, payment and a second inquiry', async () => {
  const token = await requestToken(send)
  const ask = (externalId) => {
    const request = { ...bill, inquiryRequestId: externalId }
    return call(send, { service: 'inquiry', request, token, signature: 'symmetric', externalId })
  }
  expect(await ask('1')).toMatchObject({
    responseCode: '2000000',
    payNoData: { totalAmount: { value: '10000.00', currency: 'IDR' } },
  })
  expect(await call(send, { service: 'payment', request: payment, token, externalId: '2' })).toMatchObject({
    responseCode: '2000000',
  })
  expect(await ask('3')).toMatchObject({ responseCode: '4040014' })
})

test('a signature that is not the gateway’s is refused', async () => {
  const token = await requestToken(send)
  const forged = (path, request) => {
    const body = request.body.replace('ALMA', 'ALMB')
    return send(path, { ...request, body })
  }
  expect(
    await call(forged, { service: 'inquiry', request: bill, token, signature: 'symmetric', externalId: '4' }),
  ).toMatchObject({ responseCode: '4010000' })
})
