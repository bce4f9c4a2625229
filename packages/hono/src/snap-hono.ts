import type { IncomingMessage } from 'node:http'
import { fromWebRequest, receivedBody, type Snap, type SnapRequest, toWebResponse } from '@snap-sdk/core'
import { closeGently, readIncoming } from '@snap-sdk/node'
import type { Context, MiddlewareHandler } from 'hono'

export interface SnapHonoOptions {
  /**
   * The caller's address, for `allowedAddresses`. Default: the socket's on Node, unknown elsewhere. Behind a proxy, or on another
   * runtime, take it from where your platform puts it.
   */
  readonly address?: ((context: Context) => string | undefined) | undefined
}

const FIX = `  app.use(snapHono(snap))      // first
  app.use(readsTheBody())      // then whatever calls c.req.json()`

/**
 * Serves a {@link Snap} from Hono 4. Paths that are not its own go on to the next middleware.
 *
 * It needs the body's bytes: put it before anything that reads the body. When something has, it throws a SnapConfigurationError.
 *
 * On Node the request target is taken as received. Elsewhere a web `Request` has normalised it (`/a/../b` is `/b`), and Hono offers no other.
 *
 * @example
 * const app = new Hono().use(snapHono(snap))
 */
export function snapHono(
  snap: Snap,
  { address = (context) => incomingOf(context)?.socket.remoteAddress }: SnapHonoOptions = {},
): MiddlewareHandler {
  return async (context, next) => {
    const { raw } = context.req
    const incoming = incomingOf(context)
    if (!snap.matches(incoming?.url ?? fromWebRequest(raw).target)) return next()
    const request = incoming === undefined ? readWeb(raw) : readIncoming(incoming, { fix: FIX })
    const response = await snap.handle({ ...request, remoteAddress: address(context) })
    if (incoming !== undefined) closeGently(incoming, response)
    return toWebResponse(response)
  }
}

/** The request of @hono/node-server; `undefined` on other runtimes. */
function incomingOf({ env }: Context): IncomingMessage | undefined {
  return (env as { incoming?: IncomingMessage } | undefined)?.incoming
}

function readWeb(raw: Request): SnapRequest {
  const request = fromWebRequest(raw)
  return { ...request, body: receivedBody({ stream: request.body, streamWasRead: raw.bodyUsed, fix: FIX }) }
}
