import { receivedBody } from './received-body.ts'
import type { SnapRequest, SnapResponse } from './snap-request.ts'

/** What a platform knows beside the `Request`. */
export interface FetchInfo {
  /** The caller's address, for `allowedAddresses`. */
  readonly remoteAddress?: string | undefined
}

/**
 * A web-standard `Request` as a {@link SnapRequest}.
 *
 * A `Request` rewrites its target (`/a/../b` becomes `/b`): an adapter that can see the original passes it to `handle` instead.
 */
export function fromWebRequest(
  request: Request,
  { remoteAddress }: FetchInfo = {},
): SnapRequest & { readonly body: AsyncIterable<Uint8Array> } {
  const { pathname, search } = new URL(request.url)
  return {
    method: request.method,
    target: pathname + search,
    headers: request.headers,
    body: readWebBody(request),
    remoteAddress,
    addressHint: "pass the caller's: snap.fetch(request, { remoteAddress }), from where your platform puts it",
    signal: request.signal,
  }
}

/** A {@link SnapResponse} as a web-standard `Response`. */
export function toWebResponse({ status, headers, body }: SnapResponse): Response {
  return new Response(body, { status, headers })
}

/** Reads a body by its reader: not every runtime can iterate over a `ReadableStream`. What it throws ends the call as 500xx01. */
async function* readWebBody(request: Request): AsyncGenerator<Uint8Array> {
  const { body, bodyUsed } = request
  if (body === null) return
  yield* receivedBody({
    stream: readChunks(body),
    streamWasRead: bodyUsed || body.locked,
    fix: '  const response = await snap.fetch(request)   // first\n  const body = await request.clone().json()    // only ever a clone',
  }) as AsyncIterable<Uint8Array> // no bytes were kept, so it is the stream
}

async function* readChunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}
