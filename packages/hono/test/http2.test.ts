import { createServer } from 'node:http2'
import { getRequestListener } from '@hono/node-server'
import { describeAdapter, HTTP2_CASES, HTTP2_GAPS } from '@snap-sdk/adapter-suite'
import { serve } from '@snap-sdk/adapter-suite/socket'
import { createHonoApp, HONO_WORDS } from './create-hono-app.ts'

describeAdapter({
  name: 'Hono 4 on node:http2',
  words: HONO_WORDS,
  protocol: 'HTTP/2',
  only: HTTP2_CASES,
  gaps: HTTP2_GAPS,
  start: (wiring) => serve(createServer(getRequestListener(createHonoApp(wiring).fetch))),
})
