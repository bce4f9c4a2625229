import type { AppWiring, OperatorWords, ParserName } from '@snap-sdk/adapter-suite/web'
import { type SnapHonoOptions, snapHono } from '@snap-sdk/hono'
import { Hono, type MiddlewareHandler } from 'hono'

export const HONO_WORDS: OperatorWords = {
  fix: `  app.use(snapHono(snap))      // first
  app.use(readsTheBody())      // then whatever calls c.req.json()`,
  addressHint: "give snapHono the option address, which takes the caller's from where your platform puts it",
}

/** An app as merchants have it. `address` is what they set where a platform knows the caller better than Hono does. */
export function createHonoApp(wiring: AppWiring, address?: SnapHonoOptions['address']): Hono {
  const { snaps, mount = '/', parserBefore, onError } = wiring
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    context.header('X-In-Front', 'yes')
  })
  if (parserBefore !== undefined) app.use(PARSERS[parserBefore])
  for (const snap of snaps) app.route(mount, new Hono().use(snapHono(snap, { address, ...snapOptions(wiring) })))
  app.post('/other', async (context) => context.json(await context.req.json()))
  app.notFound((context) => context.text('not ours', 404))
  app.onError((error, context) => {
    onError(error)
    return context.text('an error', 500)
  })
  return app
}

/** Hono has no `trust proxy`: the option `address` is the way to say it. */
function snapOptions({ addressHeader, trustProxy }: AppWiring): SnapHonoOptions {
  const header = addressHeader ?? (trustProxy === true ? 'x-forwarded-for' : undefined)
  return header === undefined ? {} : { address: (context) => context.req.header(header) }
}

/** Hono keeps what `c.req.arrayBuffer()` has read, and makes JSON of it. */
const PARSERS: Readonly<Record<ParserName, MiddlewareHandler>> = {
  async json({ req }, next) {
    await req.json()
    await next()
  },
  async text({ req }, next) {
    await req.text()
    await next()
  },
  async listening({ req }, next) {
    const reading = req.raw.clone().text()
    await next()
    await reading
  },
  async decoding({ env }, next) {
    env.incoming?.setEncoding('utf8')
    await next()
  },
  async raw({ req }, next) {
    await req.arrayBuffer()
    await next()
  },
  async 'json-keeping-bytes'({ req }, next) {
    await req.arrayBuffer()
    await req.json()
    await next()
  },
}
