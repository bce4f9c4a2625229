import type { Snap } from '@snap-sdk/core'
import { snapHono } from '@snap-sdk/hono'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Business } from './business.ts'

/** The merchant on Hono. */
export function createHonoApp(snap: Snap, business: Business): Hono {
  const app = new Hono()

  // First: it needs the bytes that NICEPAY signed.
  app.use(snapHono(snap))

  app.get('/health', (context) => context.json({ status: 'ok', framework: 'hono' }))
  app.get('/ledger', async (context) => context.json(await business.ledger.payments()))
  app.post('/orders/state', async (context) => {
    // Hono parses where a route asks for it: here, and never for NICEPAY's calls.
    const order = await context.req.json().catch(() => {
      throw new HTTPException(400, { message: 'the body is no JSON' })
    })
    return context.json(await business.describeOrder(order))
  })

  app.notFound((context) => context.json({ error: 'not found' }, 404))
  app.onError((error, context) => {
    if (error instanceof HTTPException) return context.json({ error: error.message }, error.status)
    console.error(`${context.req.method} ${context.req.path} failed:`, error)
    return context.json({ error: 'internal error' }, 500)
  })
  return app
}
