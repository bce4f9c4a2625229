import { serve } from '@hono/node-server'
import { createMerchant } from '@snap-sdk/adapter-suite/merchant'
import { snapHono } from '@snap-sdk/hono'
import { Hono, type MiddlewareHandler } from 'hono'
import { expect, expectTypeOf, it } from 'vitest'

const { snap } = await createMerchant()

it('is a middleware of Hono, of an app with bindings and variables of its own too', () => {
  const app = new Hono().use(snapHono(snap))
  new Hono<{ Bindings: { DB: string }; Variables: { user: string } }>().use(snapHono(snap))
  new Hono().use('/api/*', snapHono(snap))
  new Hono().post('/api/v1.0/cvs/inquiry', snapHono(snap))
  new Hono().basePath('/shop').use(snapHono(snap))
  expectTypeOf(snapHono(snap)).toExtend<MiddlewareHandler>()
  expectTypeOf(serve).toBeCallableWith({ fetch: app.fetch })
})

it('takes an address from the context', () => {
  snapHono(snap, { address: (context) => context.req.header('cf-connecting-ip') })
  // @ts-expect-error an address is text
  snapHono(snap, { address: () => 1 })
  // @ts-expect-error there is no such option
  const misspelt = () => snapHono(snap, { adress: () => '127.0.0.1' })
  expect(misspelt).toThrow('snapHono: there is no option adress. Did you mean address?')
})
