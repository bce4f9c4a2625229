import type { NodeRequest } from './turn.ts'

/** A request of `node:http` or `node:http2`, with what frameworks put beside it. */
export type SnapNodeRequest = NodeRequest & Kept & Beside

interface Beside {
  readonly originalUrl?: string | undefined
  /** Of serverless-http. In the `headers` that it makes, a doubled header of an event 1.0 is its last value alone. */
  readonly apiGateway?:
    | { readonly event?: { readonly multiValueHeaders?: Record<string, string[]> | null } }
    | undefined
}

/** Where parsers and platforms keep a body. */
export interface Kept {
  readonly body?: unknown
  readonly rawBody?: unknown
}
