import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { AppWiring, OperatorWords, ParserName, RunningApp } from '@snap-sdk/adapter-suite'
import { type SnapFastifyOptions, snapFastify } from '@snap-sdk/fastify'
import Fastify, { type FastifyInstance } from 'fastify'

export const FASTIFY_WORDS: OperatorWords = {
  fix: `  app.register(snapFastify(snap))   // first
  app.register(readsTheBody)        // then whatever reads request.raw`,
  addressHint: "Fastify({ trustProxy: … }) with your proxy's address",
}

/** An app as merchants have it. */
export async function startFastify(wiring: AppWiring): Promise<RunningApp> {
  return listen(await createFastifyApp(wiring))
}

/** The same over HTTP/2, in cleartext. */
export async function startFastifyHttp2(wiring: AppWiring): Promise<RunningApp> {
  // Fastify types its HTTP/2 apps apart; what is called here is there in both.
  return listen(await createFastifyApp(wiring, { http2: true } as object))
}

async function listen(app: FastifyInstance): Promise<RunningApp> {
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    port: Number(new URL(address).port),
    async stop() {
      app.server.closeAllConnections?.() // an HTTP/2 session ends with its client
      await app.close()
    },
  }
}

/** An app that does not listen yet. */
export async function createFastifyApp(wiring: AppWiring, options: object = {}): Promise<FastifyInstance> {
  const { snaps, mount, parserBefore, onError, trustProxy = false } = wiring
  const app = Fastify({ trustProxy, ...options })
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('X-In-Front', 'yes')
  })
  if (parserBefore !== undefined) app.addHook('onRequest', ({ raw }) => PARSERS[parserBefore](raw))
  app.setErrorHandler(async (error, _request, reply) => {
    onError(error)
    return reply.code(500).send('an error')
  })
  app.setNotFoundHandler(async (_request, reply) => reply.code(404).send('not ours'))
  const doors = async (scope: FastifyInstance) => {
    for (const snap of snaps) await scope.register(snapFastify(snap, snapOptions(wiring)))
  }
  if (mount === undefined) await doors(app)
  else await app.register(mountAt(doors), { prefix: mount })
  app.post('/other', async ({ body }) => body)
  return app
}

/** What Fastify has in place of a mount: an encapsulated context with a prefix, and what it answers where no route is. */
function mountAt(doors: (scope: FastifyInstance) => Promise<void>) {
  return async (scope: FastifyInstance) => {
    await doors(scope)
    scope.setNotFoundHandler(async (_request, reply) => reply.code(404).send('not ours'))
  }
}

function snapOptions({ addressHeader }: AppWiring): SnapFastifyOptions {
  return addressHeader === undefined ? {} : { address: ({ headers }) => headers[addressHeader]?.toString() }
}

/**
 * Fastify's own parsers run behind `onRequest`. In front is only what reads the raw request: here, as an app may do for its signed
 * webhooks. For every path no app can, since Fastify waits for ever for a body that was read.
 */
const PARSERS: Readonly<Record<ParserName, (raw: IncomingMessage) => Promise<void>>> = {
  json: keep((bytes) => ({ body: JSON.parse(bytes.toString()) })),
  'json-keeping-bytes': keep((bytes) => ({ rawBody: bytes, body: JSON.parse(bytes.toString()) })),
  raw: keep((bytes) => ({ body: bytes })),
  text: keep((bytes) => ({ body: bytes.toString() })),
  async listening(raw) {
    raw.on('data', () => {})
  },
  async decoding(raw) {
    raw.setEncoding('utf8')
  },
}

function keep(kept: (bytes: Buffer) => object): (raw: IncomingMessage) => Promise<void> {
  return async (raw) => {
    if (!raw.url?.includes('/v1.0/')) return
    Object.assign(raw, kept(await buffer(raw)))
  }
}
