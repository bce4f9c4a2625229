import type { IncomingMessage, ServerResponse } from 'node:http'
import { receivedBody, type Snap } from '@snap-sdk/core'

/** What this adapter reads of an Express request, 4 and 5 alike. */
export type SnapExpressRequest = IncomingMessage & {
  readonly originalUrl: string
  readonly ip?: string | undefined
  readonly body?: unknown
  readonly rawBody?: unknown
}

export interface SnapExpressOptions {
  /** The caller's address, for `allowedAddresses`. Default: `req.ip`, which follows the app's setting `trust proxy`. */
  readonly address?: ((request: SnapExpressRequest) => string | undefined) | undefined
}

export type SnapExpressHandler = (
  request: SnapExpressRequest,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void

const FIX = `  app.use(snapExpress(snap))   // first
  app.use(express.json())      // then the parser`

/**
 * Serves a {@link Snap} from Express 4 or 5. Paths that are not its own go on to the next middleware.
 *
 * It needs the body's bytes: put it before any body parser, or let the parser keep them as `req.rawBody`. When a parser ate them,
 * `next` gets a SnapConfigurationError.
 *
 * @example
 * express().use(snapExpress(snap)).listen(3000)
 */
export function snapExpress(snap: Snap, { address = ({ ip }) => ip }: SnapExpressOptions = {}): SnapExpressHandler {
  return (request, response, next) => {
    if (!snap.matches(request.originalUrl)) return next()
    answer(request, response).catch(next)
  }

  async function answer(request: SnapExpressRequest, response: ServerResponse): Promise<void> {
    const { status, headers, body } = await snap.handle({
      method: request.method ?? '',
      target: request.originalUrl,
      headers: { get: (name) => request.headersDistinct[name]?.join(', ') },
      body: receivedBody({
        stream: request,
        streamWasRead: request.readableDidRead,
        kept: [request.rawBody, request.body],
        fix: FIX,
      }),
      remoteAddress: address(request),
      signal: request.socket.writableEnded ? AbortSignal.abort() : undefined, // a call behind a refused one
    })
    if (headers.Connection === 'close') closeGently(request)
    response.writeHead(status, { ...headers, 'Content-Length': body.length })
    response.end(body)
  }
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
