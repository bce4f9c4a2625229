import { describeAdapter, HTTP2_GAPS } from '@snap-sdk/adapter-suite'
import { startNodeHttp2 } from './start-node.ts'

describeAdapter({ name: 'node:http2', protocol: 'HTTP/2', start: startNodeHttp2, gaps: HTTP2_GAPS })
