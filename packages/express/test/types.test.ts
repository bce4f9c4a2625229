import { createServer } from 'node:http'
import { createMerchant } from '@snap-sdk/adapter-suite/merchant'
import { type SnapExpressHandler, type SnapExpressRequest, snapExpress } from '@snap-sdk/express'
import express, { type Request, type RequestHandler } from 'express'
import express4, { type Request as Request4, type RequestHandler as RequestHandler4 } from 'express4'
import { expect, expectTypeOf, it } from 'vitest'

const { snap } = await createMerchant()

it('is a handler of Express 5, wherever one goes', () => {
  express().use(snapExpress(snap))
  express().use('/shop', snapExpress(snap))
  express.Router().use(express.json(), snapExpress(snap))
  express().post('/api/v1.0/cvs/inquiry', snapExpress(snap))
  createServer(express().use(snapExpress(snap)))
  expectTypeOf<SnapExpressHandler>().toExtend<RequestHandler>()
  expectTypeOf<Request>().toExtend<SnapExpressRequest>()
})

it('is a handler of Express 4, wherever one goes', () => {
  express4().use(snapExpress(snap))
  express4().use('/shop', snapExpress(snap))
  express4.Router().use(express4.json(), snapExpress(snap))
  express4().post('/api/v1.0/cvs/inquiry', snapExpress(snap))
  expectTypeOf<SnapExpressHandler>().toExtend<RequestHandler4>()
  expectTypeOf<Request4>().toExtend<SnapExpressRequest>()
})

it('takes an address from the request', () => {
  snapExpress(snap, { address: (request) => request.ip })
  snapExpress(snap, { address: ({ socket }) => socket.remoteAddress })
  // @ts-expect-error an address is text
  snapExpress(snap, { address: () => 1 })
  // @ts-expect-error there is no such option
  const misspelt = () => snapExpress(snap, { adress: () => '127.0.0.1' })
  expect(misspelt).toThrow('snapExpress: there is no option adress. Did you mean address?')
})
