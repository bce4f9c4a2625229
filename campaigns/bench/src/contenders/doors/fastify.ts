import { snapFastify } from '@snap-sdk/fastify'
import application, { type FastifyInstance } from 'fastify'
import type { Door } from './door.ts'

/** Fastify 5. */
export const fastify: Door = {
  serveSnap: (snap) => listenerOf(application().register(snapFastify(snap))),

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

async function listenerOf(app: Pick<FastifyInstance, 'ready' | 'routing'>) {
  await app.ready()
  return app.routing
}
