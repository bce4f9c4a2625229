import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { AppWiring, RunningApp, SocketHarness } from '@snap-sdk/adapter-suite'
import { serve } from '@snap-sdk/adapter-suite/socket'
import { createHonoApp, HONO_WORDS } from './create-hono-app.ts'

/** As merchants have it on Node. */
export const honoOnNodeServer: SocketHarness = {
  name: 'Hono 4 on @hono/node-server',
  words: HONO_WORDS,
  start: startHono,
}

function startHono(wiring: AppWiring): Promise<RunningApp> {
  return serve(createServer(getRequestListener(createHonoApp(wiring).fetch)))
}
