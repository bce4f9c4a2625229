import { getRequestListener } from '@hono/node-server'
import { snapHono } from '@snap-sdk/hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Door } from './door.ts'

/** Hono 4 on Node. */
export const hono: Door = {
  serveSnap: (snap) => getRequestListener(new Hono().use(snapHono(snap)).fetch),

  serveByHand(target, answer) {
    const app = new Hono()
    app.post(target, async (context) => {
      const { req } = context
      const { status, body } = await answer({
        method: req.method,
        target: req.path,
        header: (name) => req.header(name) ?? '',
        body: new Uint8Array(await req.arrayBuffer()),
      })
      // All that a handler here answers has a body.
      return context.body(body, status as ContentfulStatusCode, { 'Content-Type': 'application/json' })
    })
    return getRequestListener(app.fetch)
  },
}
