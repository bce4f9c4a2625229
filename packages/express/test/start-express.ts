import type { AppWiring, OperatorWords, ParserName, RunningApp } from '@snap-sdk/adapter-suite'
import { serve } from '@snap-sdk/adapter-suite/socket'
import { type SnapExpressOptions, snapExpress } from '@snap-sdk/express'
import type express from 'express'

export const EXPRESS_WORDS: OperatorWords = {
  fix: `  app.use(snapExpress(snap))   // first
  app.use(express.json())      // then the parser`,
  addressHint: "app.set('trust proxy', …) with your proxy's address",
}

/** An app as merchants have it. Everything that it calls is in Express 4 and 5. */
export function startExpress(framework: typeof express, wiring: AppWiring): Promise<RunningApp> {
  return serve(createExpressApp(framework, wiring))
}

export function createExpressApp(framework: typeof express, wiring: AppWiring): express.Express {
  const { snaps, mount = '/', parserBefore, onError } = wiring
  const app = framework()
  app.set('trust proxy', wiring.trustProxy ?? false)
  app.use((_request, response, next) => {
    response.setHeader('X-In-Front', 'yes')
    next()
  })
  if (parserBefore !== undefined) app.use(parsers(framework)[parserBefore])
  for (const snap of snaps) app.use(mount, snapExpress(snap, snapOptions(wiring)))
  app.post('/other', framework.json(), (request, response) => {
    response.json(request.body)
  })
  app.use((_request, response) => {
    response.status(404).send('not ours')
  })
  const handleError: express.ErrorRequestHandler = (error, _request, response, _next) => {
    onError(error)
    response.status(500).send('an error')
  }
  app.use(handleError)
  return app
}

function snapOptions({ addressHeader }: AppWiring): SnapExpressOptions {
  return addressHeader === undefined ? {} : { address: ({ headers }) => headers[addressHeader]?.toString() }
}

function parsers(framework: typeof express): Readonly<Record<ParserName, express.RequestHandler>> {
  return {
    json: framework.json(),
    'json-keeping-bytes': framework.json({
      verify: (request, _response, bytes) => {
        Object.assign(request, { rawBody: bytes })
      },
    }),
    raw: framework.raw({ type: () => true }),
    text: framework.text({ type: () => true }),
    listening(request, _response, next) {
      request.on('data', () => {})
      next()
    },
    decoding(request, _response, next) {
      request.setEncoding('utf8')
      next()
    },
  }
}
