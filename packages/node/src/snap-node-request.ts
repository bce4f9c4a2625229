import type { IncomingMessage } from 'node:http'
import type { Http2ServerRequest } from 'node:http2'

/** A request of `node:http` or `node:http2`, with what frameworks put beside it. */
export type SnapNodeRequest = (IncomingMessage | Http2ServerRequest) & {
  /** Where a parser may have kept the body: its bytes are taken, anything else is passed over. */
  readonly body?: unknown
  /** Where a platform or a parser keeps the bytes as received. */
  readonly rawBody?: unknown
  /** The target as received, where a mount has changed `url`: Express and connect. */
  readonly originalUrl?: string | undefined
  /** Of serverless-http. In the `headers` that it makes, a doubled header of an event 1.0 is its last value alone. */
  readonly apiGateway?:
    | { readonly event?: { readonly multiValueHeaders?: Record<string, string[]> | null } }
    | undefined
}
