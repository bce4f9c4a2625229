import type { IncomingMessage } from 'node:http'
import { fromWebRequest, receivedBody, type Snap, toWebResponse } from '@snap-sdk/core'
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
    const request = incoming === undefined ? fromWebRequest(raw) : fromIncoming(incoming, raw)
    if (!snap.matches(request.target)) return next()
    const streamWasRead = incoming?.readableDidRead ?? raw.bodyUsed
    const body = receivedBody({ stream: request.body, streamWasRead, fix: FIX })
    const response = await snap.handle({ ...request, body, remoteAddress: address(context) })
    if (incoming !== undefined && response.headers.Connection === 'close') closeGently(incoming)
    return toWebResponse(response)
  }
}

/** The request of @hono/node-server; `undefined` on other runtimes. */
function incomingOf({ env }: Context): IncomingMessage | undefined {
  return (env as { incoming?: IncomingMessage } | undefined)?.incoming
}

function fromIncoming(incoming: IncomingMessage, { method, headers }: Request) {
  const signal = incoming.socket?.writableEnded ? AbortSignal.abort() : undefined // a call behind a refused one
  return { method, target: incoming.url ?? '', headers, body: incoming, signal }
}

/**
 * Lets an answer with `Connection: close` arrive. Node would close while the caller still writes, the kernel would then reset the
 * connection, and a caller that reads only after it has written would lose the answer. So the rest of the body is received and
 * forgotten, until it ends, for 2 s at most.
 */
function closeGently(request: IncomingMessage): void {
  const { socket } = request
  const close = socket.destroySoon?.bind(socket) // Node's own; other runtimes have none, and never call it
  socket.destroySoon = () => {
    socket.end()
    request.on('readable', () => request.read()).once('close', close)
    setTimeout(close, 2_000).unref()
  }
}
