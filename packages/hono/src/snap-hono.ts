import { checkOptionNames, type Snap } from '@snap-sdk/core'
import type { Context, MiddlewareHandler } from 'hono'
import { arrive } from '#arrival'

/** What the adapter for Hono takes. */
export interface SnapHonoOptions {
  /**
   * The caller's address, for `allowedAddresses`. Default: the socket's on Node, unknown elsewhere. Behind a proxy, or on another
   * runtime, take it from where your platform puts it.
   */
  readonly address?: ((context: Context) => string | undefined) | undefined
}

const ADDRESS_HINT = "give snapHono the option address, which takes the caller's from where your platform puts it"

/**
 * Serves a {@link Snap} from Hono 4. Paths that are not its own go on to the next middleware.
 *
 * It needs the body's bytes: put it before anything that reads the body as JSON or text. When something has, the call is answered 500xx01,
 * and a `failed` event holds the fix.
 *
 * On Node the request target is taken as received. Elsewhere a web `Request` has normalised it (`/a/../b` is `/b`), and Hono offers no other.
 *
 * @example
 * import { Hono } from 'hono'
 *
 * const app = new Hono().use(snapHono(snap))
 */
export function snapHono(snap: Snap, options: SnapHonoOptions = {}): MiddlewareHandler {
  checkOptionNames('snapHono', options, { address: true })
  const { address } = options
  return async (context, next) => {
    const arrival = arrive(context)
    if (!snap.matches(arrival.target)) return next()
    // Before the call takes its turn: it may throw.
    const remoteAddress = address === undefined ? arrival.remoteAddress : address(context)
    return arrival.respond(await snap.handle({ ...arrival.read(), remoteAddress, addressHint: ADDRESS_HINT }))
  }
}
