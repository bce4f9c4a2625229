import { checkOptionNames, type Snap } from '@snap-sdk/core'
import { closeGently, headersFor, readIncoming } from '@snap-sdk/node'
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'

/** What the adapter for Fastify takes. */
export interface SnapFastifyOptions {
  /** The caller's address, for `allowedAddresses`. Default: `request.ip`, which follows the app's option `trustProxy`. */
  readonly address?: ((request: FastifyRequest) => string | undefined) | undefined
}

const FIX = `  app.register(snapFastify(snap))   // first
  app.register(readsTheBody)        // then whatever reads request.raw`

const ADDRESS_HINT = "Fastify({ trustProxy: … }) with your proxy's address"

/**
 * Serves a {@link Snap} from Fastify 5. Paths that are not its own go on to the app's routes.
 *
 * It answers in an `onRequest` hook, so before any content-type parser, and changes none of the app's. Registered at the root it serves the
 * whole app; registered inside an encapsulated context it serves what Fastify routes there, and its 404.
 *
 * It needs the body's bytes: register it before a hook that reads `request.raw`. When one ate them, the call is answered 500xx01, and a
 * `failed` event holds the fix.
 *
 * @example
 * import Fastify from 'fastify'
 *
 * await Fastify().register(snapFastify(snap)).listen({ port: 3000 })
 */
export function snapFastify(snap: Snap, options: SnapFastifyOptions = {}): FastifyPluginCallback {
  checkOptionNames('snapFastify', options, { address: true })
  const { address = ({ ip }) => ip } = options
  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { raw, originalUrl } = request
    if (!snap.matches(originalUrl)) return
    const remoteAddress = address(request) // before the call takes its turn: it may throw
    const facts = { fix: FIX, addressHint: ADDRESS_HINT, target: originalUrl, remoteAddress }
    const response = await snap.handle(readIncoming(raw, facts))
    const { status, body } = response
    closeGently(raw, response)
    return reply
      .code(status)
      .headers(headersFor(raw, response))
      .send(Buffer.from(body.buffer, body.byteOffset, body.byteLength))
  }

  return fastifyPlugin(
    (app, _options, done) => {
      app.addHook('onRequest', answer)
      done()
    },
    { fastify: '5.x', name: '@snap-sdk/fastify' },
  )
}
