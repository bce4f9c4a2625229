import { snapNode } from '@snap-sdk/node'
import application, { type FastifyInstance } from 'fastify'
import type { Door } from './door.ts'

/** Fastify 5, with `@snap-sdk/node` behind a route that hands over the unread request. */
export const fastify: Door = {
  async serveSnap(snap) {
    const app = application()
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, _payload, done) => done(null)) // nobody reads the body
    const serve = snapNode(snap)
    app.all('/*', (request, reply) => {
      reply.hijack()
      serve(request.raw, reply.raw)
    })
    return listenerOf(app)
  },

  async serveByHand(target, answer) {
    const app = application()
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    app.post(target, async (request, reply) => {
      const { status, body } = await answer({
        method: request.method,
        target: request.url,
        header: (name) => request.headers[name]?.toString() ?? '',
        body: new Uint8Array(request.body as Buffer), // what the parser above gives
      })
      reply.code(status).type('application/json')
      return body
    })
    return listenerOf(app)
  },
}

async function listenerOf(app: FastifyInstance) {
  await app.ready()
  return app.routing
}
