import type { Snap } from '@snap-sdk/core'
import { snapExpress } from '@snap-sdk/express'
import express, { type ErrorRequestHandler, type Express } from 'express'
import type { Business } from './business.ts'

/** The merchant on Express. */
export function createExpressApp(snap: Snap, business: Business): Express {
  const app = express()
  app.disable('x-powered-by')

  // First: it needs the bytes that NICEPAY signed.
  app.use(snapExpress(snap))

  // Then the parser, for everything else.
  app.use(express.json())

  app.get('/health', (_request, response) => {
    response.json({ status: 'ok', framework: 'express' })
  })
  app.get('/ledger', async (_request, response) => {
    response.json(await business.ledger.payments())
  })
  app.post('/orders/state', async (request, response) => {
    response.json(await business.describeOrder(request.body))
  })

  app.use((_request, response) => {
    response.status(404).json({ error: 'not found' })
  })
  app.use(answerError)
  return app
}

/** The parser's errors carry a status; whatever else goes wrong is ours. Express knows an error handler by its four parameters. */
const answerError: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) return next(error)
  const status = error.status ?? 500
  if (status >= 500) console.error(`${request.method} ${request.path} failed:`, error)
  response.status(status).json({ error: status >= 500 ? 'internal error' : error.message })
}
