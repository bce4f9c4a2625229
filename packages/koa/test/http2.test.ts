import { createServer } from 'node:http2'
import { describeAdapter, HTTP2_CASES, HTTP2_GAPS } from '@snap-sdk/adapter-suite'
import { serve } from '@snap-sdk/adapter-suite/socket'
import Koa from 'koa'
import { createKoaApp, KOA_WORDS } from './start-koa.ts'

describeAdapter({
  name: 'Koa 3 on node:http2',
  words: KOA_WORDS,
  protocol: 'HTTP/2',
  only: HTTP2_CASES,
  gaps: HTTP2_GAPS,
  start: (wiring) => serve(createServer(createKoaApp(Koa, wiring).callback())),
})
