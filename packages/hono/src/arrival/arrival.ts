import type { SnapRequest, SnapResponse } from '@snap-sdk/core'
import type { Context } from 'hono'

/**
 * One call as Hono hands it over. `#arrival` is one of two files that make one, chosen by the import conditions of this package: `node.ts`
 * knows Node's own request behind the web `Request`, and where that cannot be, `web.ts` leaves it out of the bundle.
 */
export interface Arrival {
  /** The request target: as received where Node's request shows it, else as the web `Request` has normalised it. */
  readonly target: string
  /** The socket's address, where there is one to see. */
  readonly remoteAddress: string | undefined
  read(): SnapRequest
  respond(response: SnapResponse): Response
}

export type Arrive = (context: Context) => Arrival
