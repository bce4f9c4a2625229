import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createHttp2Server, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import { buffer } from 'node:stream/consumers'
import type { AppWiring, OperatorWords, ParserName, RunningApp } from '@snap-sdk/adapter-suite'
import { serve } from '@snap-sdk/adapter-suite/socket'
import { type SnapNodeOptions, snapNode } from '@snap-sdk/node'

export const NODE_WORDS: OperatorWords = {
  fix: `  app.use(snapNode(snap))      // first
  app.use(readsTheBody())      // then the parser`,
  addressHint: "give snapNode the option address, which takes the caller's from where the proxy puts it",
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void

/** An app without a framework: middlewares one behind the other, as connect runs them. */
export function startNode(wiring: AppWiring): Promise<RunningApp> {
  return serve(createServer(listen(wiring)))
}

/** The same by `node:http2`, in cleartext. */
export function startNodeHttp2(wiring: AppWiring): Promise<RunningApp> {
  return serve(createHttp2Server(listen(wiring) as unknown as Http2Listener)) // its requests and responses are made alike
}

type Http2Listener = (request: Http2ServerRequest, response: Http2ServerResponse) => void

export function listen(wiring: AppWiring): RequestListener {
  const { snaps, mount, parserBefore, onError } = wiring
  const doors = snaps.map((snap) => snapNode(snap, snapOptions(wiring)))
  const chain: readonly Middleware[] = [
    (_request, response, next) => {
      response.setHeader('X-In-Front', 'yes')
      next()
    },
    ...(parserBefore === undefined ? [] : [PARSERS[parserBefore]]),
    ...doors.map((door) => (mount === undefined ? door : mountAt(mount, door))),
    answerOthers,
  ]
  const run = (request: IncomingMessage, response: ServerResponse, index: number): void => {
    chain[index]?.(request, response, (error) => {
      if (error === undefined) return run(request, response, index + 1)
      onError(error)
      response.writeHead(500).end('an error')
    })
  }
  return (request, response) => run(request, response, 0)
}

/** Nobody is trusted but by the option. */
export function snapOptions({ addressHeader, trustProxy }: AppWiring): SnapNodeOptions {
  const header = addressHeader ?? (trustProxy === true ? 'x-forwarded-for' : undefined)
  return header === undefined ? {} : { address: ({ headers }) => headers[header]?.toString() }
}

/** Takes the prefix off `url`, and keeps the whole as `originalUrl`: so do connect and Express. */
function mountAt(prefix: string, middleware: Middleware): Middleware {
  return (request, response, next) => {
    const { url = '' } = request
    if (!url.startsWith(`${prefix}/`)) return next()
    Object.assign(request, { originalUrl: url, url: url.slice(prefix.length) })
    middleware(request, response, (error) => {
      request.url = url
      next(error)
    })
  }
}

const answerOthers: Middleware = (request, response, next) => {
  if (request.url !== '/other') response.writeHead(404).end('not ours')
  else buffer(request).then((bytes) => response.end(JSON.stringify(JSON.parse(bytes.toString()))), next)
}

function parser(keep: (bytes: Buffer) => object): Middleware {
  return (request, _response, next) => {
    buffer(request).then((bytes) => {
      Object.assign(request, keep(bytes))
      next()
    }, next)
  }
}

export const PARSERS: Readonly<Record<ParserName, Middleware>> = {
  json: parser((bytes) => ({ body: JSON.parse(bytes.toString()) })),
  'json-keeping-bytes': parser((bytes) => ({ rawBody: bytes, body: JSON.parse(bytes.toString()) })),
  raw: parser((bytes) => ({ body: bytes })),
  text: parser((bytes) => ({ body: bytes.toString() })),
  listening(request, _response, next) {
    request.on('data', () => {})
    next()
  },
  decoding(request, _response, next) {
    request.setEncoding('utf8')
    next()
  },
}
