import { receivedBody, type SnapRequest } from '@snap-sdk/core'
import { takeTurn } from './connection-turns.ts'
import { readChunks } from './read-chunks.ts'
import { readHeaders } from './read-headers.ts'
import type { SnapNodeRequest } from './snap-node-request.ts'

/** What an adapter knows of its framework. */
export interface ReadIncomingOptions {
  /** The lines of code that mend the wiring, for the error's message. */
  readonly fix: string
  /** Whose `rawBody` or `body` may hold the bytes beside the request's own: what a framework puts around it. */
  readonly keptOn?: Pick<SnapNodeRequest, 'body' | 'rawBody'> | undefined
  /** The request target as received, where a framework keeps it elsewhere. Default: `originalUrl`, else `url`. */
  readonly target?: string | undefined
  /** The caller's address, for `allowedAddresses`. Default: unknown, and refused where addresses are named. */
  readonly remoteAddress?: string | undefined
  /** The setting that a proxy in front needs. See `SnapRequest.addressHint`. */
  readonly addressHint?: string | undefined
}

/**
 * A request of Node as a {@link SnapRequest}, for whoever writes an adapter, who calls `closeGently` with each answer: calls behind this one
 * on its connection wait for it. What may throw comes before: `address`, for one.
 *
 * When a parser ate the stream and kept no bytes, reading the body ends the call as 500xx01, with an event that holds `fix`.
 */
export function readIncoming(
  request: SnapNodeRequest,
  { fix, keptOn, target = targetOf(request), remoteAddress, addressHint }: ReadIncomingOptions,
): SnapRequest {
  // Somebody listens, too: paused, the stream gives its bytes to both, once they are read here.
  if (request.readableFlowing === true) request.pause()
  const turn = takeTurn(request)
  return {
    method: request.method ?? '',
    target,
    headers: readHeaders(request),
    body: receivedBody({
      stream: readChunks(request),
      streamWasRead: request.readableDidRead,
      kept: [keptOn?.rawBody, keptOn?.body, request.rawBody, request.body],
      fix,
    }),
    remoteAddress,
    addressHint,
    // A call that is pipelined behind a refused body: see closeGently.
    signal: request.httpVersionMajor < 2 && request.socket?.writableEnded ? AbortSignal.abort() : undefined,
    isAnswerable: () => turn?.isAnswerable() ?? true,
  }
}

/** As received: what mounts under a prefix takes it off `url`, and keeps the whole as `originalUrl`. */
export function targetOf({ originalUrl, url }: SnapNodeRequest): string {
  return originalUrl ?? url ?? ''
}
