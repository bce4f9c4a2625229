import { buffer } from 'node:stream/consumers'
import type { AppWiring, RunningApp } from '@snap-sdk/adapter-suite'
import { serve } from '@snap-sdk/adapter-suite/socket'
import { snapNode } from '@snap-sdk/node'
import connect from 'connect'
import { PARSERS, snapOptions } from './start-node.ts'

/** An app of what stood before Express, and still stands in many a dev server. */
export function startConnect(wiring: AppWiring): Promise<RunningApp> {
  const { snaps, mount = '/', parserBefore, onError } = wiring
  const app = connect()
  app.use((_request, response, next) => {
    response.setHeader('X-In-Front', 'yes')
    next()
  })
  if (parserBefore !== undefined) app.use(PARSERS[parserBefore])
  for (const snap of snaps) app.use(mount, snapNode(snap, snapOptions(wiring)))
  app.use('/other', (request, response, next) => {
    buffer(request).then((bytes) => response.end(JSON.stringify(JSON.parse(bytes.toString()))), next)
  })
  app.use((_request, response, _next) => {
    response.writeHead(404).end('not ours')
  })
  const handleError: connect.ErrorHandleFunction = (error, _request, response, _next) => {
    onError(error)
    response.writeHead(500).end('an error')
  }
  return serve(app.use(handleError))
}
