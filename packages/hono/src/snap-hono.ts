import type { IncomingMessage } from 'node:http'
import { fromWebRequest, receivedBody, type Snap, type SnapRequest, toWebResponse } from '@snap-sdk/core'
import { closeGently, headersFor, readIncoming } from '@snap-sdk/node'
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
 * It needs the body's bytes: put it before anything that reads the body as JSON or text. When something has, the call is answered 500xx01,
 * and a `failed` event holds the fix.
 *
 * On Node the request target is taken as received. Elsewhere a web `Request` has normalised it (`/a/../b` is `/b`), and Hono offers no other.
 *
 * @example
 * const app = new Hono().use(snapHono(snap))
 */
export function snapHono(
  snap: Snap,
  { address = (context) => incomingOf(context)?.socket?.remoteAddress }: SnapHonoOptions = {},
): MiddlewareHandler {
  return async (context, next) => {
    const incoming = incomingOf(context)
    if (!snap.matches(incoming?.url ?? fromWebRequest(context.req.raw).target)) return next()
    const remoteAddress = address(context) // before the call takes its turn: it may throw
    const response = await snap.handle({ ...readRequest(context, incoming), remoteAddress })
    if (incoming === undefined) return toWebResponse(response)
    closeGently(incoming, response)
    return toWebResponse({ ...response, headers: headersFor(incoming, response) })
  }
}

/** The request of @hono/node-server; `undefined` on other runtimes, whatever their binding of this name is. */
function incomingOf({ env }: Context): IncomingMessage | undefined {
  const { incoming } = (env ?? {}) as { incoming?: Partial<IncomingMessage> }
  return typeof incoming?.url === 'string' && Array.isArray(incoming.rawHeaders)
    ? (incoming as IncomingMessage)
    : undefined
}

/** What is read of Node's request; its body of the web `Request` where one was made of it, or put in its place. */
function readRequest(context: Context, incoming: IncomingMessage | undefined): SnapRequest {
  const known = incoming === undefined ? fromWebRequest(context.req.raw) : readIncoming(incoming, { fix: FIX })
  return known.body instanceof Uint8Array ? known : { ...known, body: readBody(context, incoming) }
}

/** Looks only now who has touched the body: a `Request` that was made of Node's takes its stream a moment later. */
async function* readBody({ req }: Context, incoming: IncomingMessage | undefined): AsyncGenerator<Uint8Array> {
  const isUntouched = incoming?.readableFlowing === null && !incoming.readableDidRead
  if (isUntouched) return yield* incoming
  const kept = await req.bodyCache.arrayBuffer // what `c.req.arrayBuffer()` read
  if (kept !== undefined) return yield new Uint8Array(kept)
  const { body: stream } = fromWebRequest(req.raw)
  yield* receivedBody({ stream, streamWasRead: req.raw.bodyUsed, fix: FIX }) as typeof stream // nothing was kept
}
