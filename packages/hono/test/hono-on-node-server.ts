import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { AppWiring, RunningApp, SocketHarness } from '@snap-sdk/adapter-suite'
import { serve } from '@snap-sdk/adapter-suite/socket'
import { createHonoApp } from './create-hono-app.ts'

/** As merchants have it on Node. */
export const honoOnNodeServer: SocketHarness = {
  name: 'Hono 4 on @hono/node-server',
  start: startHono,
}

function startHono(wiring: AppWiring): Promise<RunningApp> {
  return serve(createServer(getRequestListener(createHonoApp(wiring).fetch)))
}
