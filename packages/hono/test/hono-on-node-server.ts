import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { AppWiring, RunningApp, SocketHarness } from '@snap-sdk/adapter-suite'
import { serve } from '@snap-sdk/adapter-suite/socket'
import { createHonoApp } from './create-hono-app.ts'

/** As merchants have it on Node. */
export const honoOnNodeServer: SocketHarness = {
  name: 'Hono 4 on @hono/node-server',
  start: startHono,
  gaps: {
    'parser-before-raw': 'Hono keeps what c.req.arrayBuffer() has read to itself',
    'parser-before-json-keeping-bytes': 'Hono has no parser that keeps the bytes beside the object',
  },
}

function startHono(wiring: AppWiring): Promise<RunningApp> {
  return serve(createServer(getRequestListener(createHonoApp(wiring).fetch)))
}
