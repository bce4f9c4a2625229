import { checkOptionNames, type Snap } from '@snap-sdk/core'
import { closeGently } from './close-gently.ts'
import { headersFor } from './headers-for.ts'
import { readIncoming, targetOf } from './read-incoming.ts'
import type { SnapNodeRequest } from './snap-node-request.ts'
import type { SnapNodeResponse } from './snap-node-response.ts'

/** What the adapter for Node takes. */
export interface SnapNodeOptions<Request extends SnapNodeRequest = SnapNodeRequest> {
  /** The caller's address, for `allowedAddresses`. Default: the socket's. Behind a proxy, take it from where the proxy puts it. */
  readonly address?: ((request: Request) => string | undefined) | undefined
  /** For adapters that stand on this one: the lines of code that mend the wiring, for the error's message. */
  readonly fix?: string | undefined
  /** For adapters that stand on this one: the setting that a proxy in front needs. See `SnapRequest.addressHint`. */
  readonly addressHint?: string | undefined
}

/** A listener of a server, and a middleware of connect: `next` gets what is not its own. */
export type SnapNodeHandler<Request extends SnapNodeRequest = SnapNodeRequest> = (
  request: Request,
  response: SnapNodeResponse,
  next?: (error?: unknown) => void,
) => void

const FIX = `  app.use(snapNode(snap))      // first
  app.use(readsTheBody())      // then the parser`

const ADDRESS_HINT = "give snapNode the option address, which takes the caller's from where the proxy puts it"

const NOT_FOUND = new TextEncoder().encode('Not Found')
const FAILED = new TextEncoder().encode('{"responseCode":"5000001","responseMessage":"Internal Server Error"}')

/**
 * Serves a {@link Snap} from `node:http`, `node:http2`, connect, and all that lives on them. Paths that are not its own go on to
 * `next`; without one they are answered 404.
 *
 * It needs the body's bytes: put it before any body parser, or let the parser keep them as `request.rawBody`. When a parser ate
 * them, the call is answered 500xx01, and a `failed` event holds the fix.
 *
 * @example
 * import { createServer } from 'node:http'
 *
 * createServer(snapNode(snap)).listen(3000)
 */
export function snapNode<Request extends SnapNodeRequest = SnapNodeRequest>(
  snap: Snap,
  options: SnapNodeOptions<Request> = {},
): SnapNodeHandler<Request> {
  checkOptionNames('snapNode', options, { address: true, fix: true, addressHint: true })
  const { address = ({ socket }) => socket?.remoteAddress, fix = FIX, addressHint = ADDRESS_HINT } = options
  return (request, response, next) => {
    if (snap.matches(targetOf(request))) serve(request, response).catch(next ?? ((error) => fail(response, error)))
    else if (next !== undefined) next()
    else {
      response.writeHead(404, { 'Content-Type': 'text/plain' })
      response.end(NOT_FOUND)
    }
  }

  async function serve(request: Request, response: SnapNodeResponse): Promise<void> {
    const remoteAddress = address(request)
    const answer = await snap.handle(readIncoming(request, { fix, remoteAddress, addressHint }))
    closeGently(request, answer)
    const { status, body } = answer
    response.writeHead(status, { 'Content-Length': body.length, ...headersFor(request, answer) })
    response.end(body)
  }
}

/** Without `next` nobody else is there to be told. */
function fail(response: SnapNodeResponse, error: unknown): void {
  console.error(error)
  if (response.headersSent) return
  response.writeHead(500, { 'Content-Type': 'application/json' })
  response.end(FAILED)
}
