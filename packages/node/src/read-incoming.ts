import type { IncomingMessage } from 'node:http'
import type { SnapRequest } from '@snap-sdk/core'

/** What every adapter on Node takes of a request as it is: its headers, and whether anybody waits for an answer. */
export function readIncoming(request: IncomingMessage): Pick<SnapRequest, 'headers' | 'signal'> {
  return {
    // Not `request.headers`: Node drops a second Authorization there, and a doubled one must fail closed.
    headers: { get: (name) => request.headersDistinct[name]?.join(', ') },
    // A call that is pipelined behind a refused body: see closeGently.
    signal: request.socket?.writableEnded ? AbortSignal.abort() : undefined,
  }
}
