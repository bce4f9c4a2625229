import type { IncomingMessage, ServerResponse } from 'node:http'
import { checkOptionNames, type Snap } from '@snap-sdk/core'
import { snapNode } from '@snap-sdk/node'

/** What this adapter reads of an Express request, 4 and 5 alike. */
export type SnapExpressRequest = IncomingMessage & {
  readonly originalUrl: string
  readonly ip?: string | undefined
  readonly body?: unknown
  readonly rawBody?: unknown
}

/** What the adapter for Express takes. */
export interface SnapExpressOptions {
  /** The caller's address, for `allowedAddresses`. Default: `req.ip`, which follows the app's setting `trust proxy`. */
  readonly address?: ((request: SnapExpressRequest) => string | undefined) | undefined
}

/** A middleware of Express 4 and 5, without the types of either. */
export type SnapExpressHandler = (
  request: SnapExpressRequest,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void

const FIX = `  app.use(snapExpress(snap))   // first
  app.use(express.json())      // then the parser`

const ADDRESS_HINT = "app.set('trust proxy', …) with your proxy's address"

/**
 * Serves a {@link Snap} from Express 4 or 5. Paths that are not its own go on to the next middleware.
 *
 * It needs the body's bytes: put it before any body parser, or let the parser keep them as `req.rawBody`. When a parser ate them,
 * the call is answered 500xx01, and a `failed` event holds the fix.
 *
 * @example
 * import express from 'express'
 *
 * express().use(snapExpress(snap)).listen(3000)
 */
export function snapExpress(snap: Snap, options: SnapExpressOptions = {}): SnapExpressHandler {
  checkOptionNames('snapExpress', options, { address: true })
  const { address = ({ ip }) => ip } = options
  return snapNode(snap, { address, fix: FIX, addressHint: ADDRESS_HINT })
}
