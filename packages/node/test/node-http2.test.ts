import { describeAdapter, HTTP2_GAPS } from '@snap-sdk/adapter-suite'
import { NODE_WORDS, startNodeHttp2 } from './start-node.ts'

describeAdapter({
  name: 'node:http2',
  words: NODE_WORDS,
  protocol: 'HTTP/2',
  start: startNodeHttp2,
  gaps: HTTP2_GAPS,
})
