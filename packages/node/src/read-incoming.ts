import type { IncomingMessage } from 'node:http'
import type { Http2ServerRequest } from 'node:http2'
import { receivedBody, type SnapRequest } from '@snap-sdk/core'
import { takeTurn } from './connection-turns.ts'

/** A request of `node:http` or `node:http2`, with what frameworks put beside it. */
export type SnapNodeRequest = (IncomingMessage | Http2ServerRequest) & Kept & { readonly originalUrl?: string }

/** Where parsers and platforms keep a body. */
interface Kept {
  readonly body?: unknown
  readonly rawBody?: unknown
}

export interface ReadIncomingOptions {
  /** The lines of code that mend the wiring, for the error's message. */
  readonly fix: string
  /** Whose `rawBody` or `body` may hold the bytes beside the request's own: what a framework puts around it. */
  readonly keptOn?: Kept | undefined
}

/**
 * A request of Node as a {@link SnapRequest}, for whoever writes an adapter. Its address is left to the adapter, which calls `closeGently`
 * with each answer: calls behind this one on its connection wait for it.
 *
 * When a parser ate the stream and kept no bytes, reading the body ends the call as 500xx01, with an event that holds `fix`.
 */
export function readIncoming(request: SnapNodeRequest, { fix, keptOn }: ReadIncomingOptions): SnapRequest {
  // Somebody listens, too: paused, the stream gives its bytes to both, once they are read here.
  if (request.readableFlowing === true) request.pause()
  const isAnswerable = takeTurn(request)
  return {
    method: request.method ?? '',
    target: targetOf(request),
    headers: readHeaders(request),
    body: receivedBody({
      stream: request,
      streamWasRead: request.readableDidRead,
      kept: [keptOn?.rawBody, keptOn?.body, request.rawBody, request.body],
      fix,
    }),
    ...(isAnswerable && { isAnswerable }),
    // A call that is pipelined behind a refused body: see closeGently.
    signal: request.httpVersionMajor < 2 && request.socket?.writableEnded ? AbortSignal.abort() : undefined,
  }
}

/** As received: what mounts under a prefix takes it off `url`, and keeps the whole as `originalUrl`. */
export function targetOf({ originalUrl, url }: SnapNodeRequest): string {
  return originalUrl ?? url ?? ''
}

/** Not `headers` where there is better: Node drops a second Authorization there, and a doubled one must fail closed. */
function readHeaders({ rawHeaders, headers }: SnapNodeRequest): SnapRequest['headers'] {
  // What injects requests may have made `headers` only.
  if (!(rawHeaders?.length > 0)) return { get: (name) => headers[name]?.toString() }
  const found = new Map<string, string>()
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = String(rawHeaders[index]).toLowerCase()
    const value = String(rawHeaders[index + 1])
    const before = found.get(name)
    found.set(name, before === undefined ? value : `${before}, ${value}`)
  }
  return found
}
