import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { type AppWiring, type RunningApp, serve } from '@snap-sdk/adapter-suite'
import { createHonoApp } from './create-hono-app.ts'

export function startHono(wiring: AppWiring): Promise<RunningApp> {
  return serve(createServer(getRequestListener(createHonoApp(wiring).fetch)))
}
