import { snapKoa } from '@snap-sdk/koa'
import Koa from 'koa'
import type { Door } from './door.ts'
import { readCall } from './read-call.ts'

/** Koa 3, which brings neither a router nor a parser. */
export const koa: Door = {
  serveSnap: (snap) => new Koa().use(snapKoa(snap)).callback(),

  serveByHand(target, answer) {
    const app = new Koa()
    app.use(async (context, next) => {
      if (context.method !== 'POST' || context.path !== target) return next()
      const { status, body } = await answer(await readCall(context.req, context.originalUrl))
      context.status = status
      context.type = 'json'
      context.body = body
    })
    return app.callback()
  },
}
