import { bodyParser } from '@koa/bodyparser'
import type { Snap } from '@snap-sdk/core'
import { snapKoa } from '@snap-sdk/koa'
import Koa, { type Context, type Next } from 'koa'
import type { Business } from './business.ts'

/** The merchant on Koa. */
export function createKoaApp(snap: Snap, business: Business): Koa {
  const app = new Koa()
  app.use(answerError)

  // First: it needs the bytes that NICEPAY signed.
  app.use(snapKoa(snap))

  // Then the parser, for everything else.
  app.use(bodyParser({ enableTypes: ['json'] }))

  app.use(async (context) => {
    switch (`${context.method} ${context.path}`) {
      case 'GET /health':
        context.body = { status: 'ok', framework: 'koa' }
        break
      case 'GET /ledger':
        context.body = await business.ledger.payments()
        break
      case 'POST /orders/state':
        context.body = await business.describeOrder(context.request.body)
        break
      default:
        context.status = 404
        context.body = { error: 'not found' }
    }
  })
  return app
}

/** The parser's errors carry a status; whatever else goes wrong is ours. */
async function answerError(context: Context, next: Next): Promise<void> {
  try {
    await next()
  } catch (error) {
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 500
    if (status >= 500) console.error(`${context.method} ${context.path} failed:`, error)
    context.status = status
    context.body = { error: error instanceof Error && status < 500 ? error.message : 'internal error' }
  }
}
