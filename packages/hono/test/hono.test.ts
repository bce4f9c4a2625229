import { describeAdapter } from '@snap-sdk/adapter-suite'
import { startHono } from './start-hono.ts'

describeAdapter({
  name: 'Hono 4 on @hono/node-server',
  start: startHono,
  gaps: {
    'parser-before-raw': 'Hono keeps what c.req.arrayBuffer() has read to itself',
    'parser-before-json-keeping-bytes': 'Hono has no parser that keeps the bytes beside the object',
  },
})
