import type { IncomingMessage } from 'node:http'
import { checkOptionNames, type Snap } from '@snap-sdk/core'
import { closeGently, headersFor, readIncoming } from '@snap-sdk/node'

/** What this adapter reads and writes of a Koa context, 2 and 3 alike. */
export interface SnapKoaContext {
  readonly originalUrl: string
  readonly ip: string
  readonly req: IncomingMessage
  readonly request: { readonly req: IncomingMessage; readonly body?: unknown; readonly rawBody?: unknown }
  status: number
  body: unknown
  set(headers: Record<string, string>): void
}

/** What the adapter for Koa takes. */
export interface SnapKoaOptions {
  /** The caller's address, for `allowedAddresses`. Default: `ctx.ip`, which follows `app.proxy`. */
  readonly address?: ((context: SnapKoaContext) => string | undefined) | undefined
}

/** Generic, so that `app.use` adds nothing to the type of the application's context. */
export type SnapKoaMiddleware = <Context extends SnapKoaContext>(
  context: Context,
  next: () => Promise<unknown>,
) => Promise<void>

const FIX = `  app.use(snapKoa(snap))   // first
  app.use(bodyParser())    // then the parser`

const ADDRESS_HINT = 'app.proxy = true, where nobody can pass the proxy by'

/**
 * Serves a {@link Snap} from Koa 2 or 3. Paths that are not its own go on to the next middleware.
 *
 * It needs the body's bytes: put it before any body parser. When a parser ate them, the call is answered 500xx01, and a `failed` event holds
 * the fix.
 *
 * @example
 * import Koa from 'koa'
 *
 * new Koa().use(snapKoa(snap)).listen(3000)
 */
export function snapKoa(snap: Snap, options: SnapKoaOptions = {}): SnapKoaMiddleware {
  checkOptionNames('snapKoa', options, { address: true })
  const { address = ({ ip }) => ip } = options
  return async (context, next) => {
    if (!snap.matches(context.originalUrl)) {
      await next()
      return
    }
    const { originalUrl, request } = context
    const { req } = request
    const remoteAddress = address(context)
    const facts = { fix: FIX, addressHint: ADDRESS_HINT, keptOn: request, target: originalUrl, remoteAddress }
    const answer = await snap.handle(readIncoming(req, facts))
    const { status, body } = answer
    closeGently(req, answer)
    context.status = status
    context.set({ ...headersFor(req, answer) })
    context.body = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  }
}
