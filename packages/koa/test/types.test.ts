import { createMerchant } from '@snap-sdk/adapter-suite/merchant'
import { type SnapKoaContext, type SnapKoaMiddleware, snapKoa } from '@snap-sdk/koa'
import Koa from 'koa'
import mountAt from 'koa-mount'
import Koa2 from 'koa2'
import { expect, expectTypeOf, it } from 'vitest'

const { snap } = await createMerchant()

it('is a middleware of Koa 3, of an app with a state of its own too', () => {
  new Koa().use(snapKoa(snap))
  new Koa<{ user: string }, { log(line: string): void }>().use(snapKoa(snap))
  new Koa().use(mountAt('/shop', snapKoa(snap)))
  expectTypeOf<SnapKoaMiddleware>().toExtend<Koa.Middleware>()
  expectTypeOf<Koa.Context>().toExtend<SnapKoaContext>()
})

it('is a middleware of Koa 2, of an app with a state of its own too', () => {
  new Koa2().use(snapKoa(snap))
  new Koa2<{ user: string }, { log(line: string): void }>().use(snapKoa(snap))
  expectTypeOf<SnapKoaMiddleware>().toExtend<Koa2.Middleware>()
  expectTypeOf<Koa2.Context>().toExtend<SnapKoaContext>()
})

it('takes an address from the context', () => {
  snapKoa(snap, { address: (context) => context.ip })
  snapKoa(snap, { address: ({ req }) => req.socket.remoteAddress })
  // @ts-expect-error an address is text
  snapKoa(snap, { address: () => 1 })
  // @ts-expect-error there is no such option
  const misspelt = () => snapKoa(snap, { adress: () => '127.0.0.1' })
  expect(misspelt).toThrow('snapKoa: there is no option adress. Did you mean address?')
})
