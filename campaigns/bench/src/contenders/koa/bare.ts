import Koa from 'koa'
import { INQUIRY_TARGET, TOKEN_TARGET } from '../../workload/bill.ts'
import { BARE_ANSWER } from '../bare-answer.ts'
import type { MakeServer } from '../server.ts'

/** Koa alone: it finds the route and sends a fixed answer. It verifies nothing and does not look at the body. */
export const bareKoa: MakeServer = () => {
  const app = new Koa()
  app.use(async (context, next) => {
    if (context.method !== 'POST' || (context.path !== TOKEN_TARGET && context.path !== INQUIRY_TARGET)) return next()
    context.type = 'json'
    context.body = BARE_ANSWER
  })
  return app.callback()
}
