import { describeAdapter, HTTP2_CASES, HTTP2_GAPS } from '@snap-sdk/adapter-suite'
import { FASTIFY_WORDS, startFastifyHttp2 } from './start-fastify.ts'

describeAdapter({
  name: 'Fastify 5 on node:http2',
  words: FASTIFY_WORDS,
  protocol: 'HTTP/2',
  only: HTTP2_CASES,
  gaps: HTTP2_GAPS,
  start: startFastifyHttp2,
})
