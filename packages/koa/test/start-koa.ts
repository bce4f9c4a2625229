import { buffer } from 'node:stream/consumers'
import { bodyParser } from '@koa/bodyparser'
import type { AppWiring, OperatorWords, ParserName, RunningApp } from '@snap-sdk/adapter-suite'
import { serve } from '@snap-sdk/adapter-suite/socket'
import { type SnapKoaOptions, snapKoa } from '@snap-sdk/koa'
import type Koa from 'koa'
import mountAt from 'koa-mount'

export const KOA_WORDS: OperatorWords = {
  fix: `  app.use(snapKoa(snap))   // first
  app.use(bodyParser())    // then the parser`,
  addressHint: 'app.proxy = true, where nobody can pass the proxy by',
}

/** An app as merchants have it. Everything that it calls is in Koa 2 and 3. */
export function startKoa(Framework: typeof Koa, wiring: AppWiring): Promise<RunningApp> {
  return serve(createKoaApp(Framework, wiring).callback())
}

export function createKoaApp(Framework: typeof Koa, wiring: AppWiring): Koa {
  const { snaps, mount, parserBefore, onError } = wiring
  const app = new Framework()
  app.proxy = wiring.trustProxy ?? false
  app.on('error', onError)
  app.use(async (context, next) => {
    context.set('X-In-Front', 'yes')
    await next()
  })
  if (parserBefore !== undefined) app.use(PARSERS[parserBefore])
  for (const snap of snaps) {
    const middleware = snapKoa(snap, snapOptions(wiring))
    if (mount === undefined) app.use(middleware)
    else app.use(mountAt(mount, middleware))
  }
  app.use(bodyParser())
  app.use(async (context) => {
    if (context.path === '/other') {
      context.body = context.request.body
      return
    }
    context.status = 404
    context.body = 'not ours'
  })
  return app
}

function snapOptions({ addressHeader }: AppWiring): SnapKoaOptions {
  return addressHeader === undefined ? {} : { address: ({ req }) => req.headers[addressHeader]?.toString() }
}

/** Koa's own parser keeps text at most; who keeps bytes does it by hand. */
const PARSERS: Readonly<Record<ParserName, Koa.Middleware>> = {
  json: bodyParser(),
  text: bodyParser({ enableTypes: ['text'], extendTypes: { text: ['application/json'] } }),
  async listening({ req }, next) {
    req.on('data', () => {})
    await next()
  },
  async decoding({ req }, next) {
    req.setEncoding('utf8')
    await next()
  },
  async raw({ request, req }, next) {
    request.body = await buffer(req)
    await next()
  },
  async 'json-keeping-bytes'({ request, req }, next) {
    const bytes = await buffer(req)
    Object.assign(request, { rawBody: bytes, body: JSON.parse(bytes.toString()) })
    await next()
  },
}
