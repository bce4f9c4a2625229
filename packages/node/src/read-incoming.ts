import type { IncomingMessage } from 'node:http'
import type { Http2ServerRequest } from 'node:http2'
import { receivedBody, type SnapRequest } from '@snap-sdk/core'

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
  /** Whose `rawBody` or `body` may hold the bytes. Default: the request itself. */
  readonly keptOn?: Kept | undefined
}

/**
 * A request of Node as a {@link SnapRequest}, for whoever writes an adapter. Its address is left to the adapter.
 *
 * @throws SnapConfigurationError `BODY_ALREADY_PARSED` when a parser ate the stream and kept no bytes.
 */
export function readIncoming(request: SnapNodeRequest, { fix, keptOn = request }: ReadIncomingOptions): SnapRequest {
  return {
    method: request.method ?? '',
    target: targetOf(request),
    headers: readHeaders(request),
    body: receivedBody({
      stream: request,
      streamWasRead: request.readableDidRead,
      kept: [keptOn.rawBody, keptOn.body],
      fix,
    }),
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
