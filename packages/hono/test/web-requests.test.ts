import { describeAdapter } from '@snap-sdk/adapter-suite'
import { createHonoApp } from './start-hono.ts'

const NO_SOCKET = 'a web request has no socket'
const NORMALISED = 'a web Request rewrites its target before anybody sees it'

/** As on runtimes that know web requests only. What is lost there stands here. */
describeAdapter({
  name: 'Hono 4 on web requests alone',
  start: createHonoApp,
  gaps: {
    'absolute-form': NORMALISED,
    'dot-segments': NORMALISED,
    'query-is-signed': `${NORMALISED}: an empty query is dropped, an apostrophe becomes %27`,
    'parser-before-raw': 'Hono keeps what c.req.arrayBuffer() has read to itself',
    'parser-before-json-keeping-bytes': 'Hono has no parser that keeps the bytes beside the object',
    'caller-address-direct':
      'a web Request does not know the caller: without the option address, allowedAddresses refuses',
    'content-length-in-bytes': 'the header is the server’s to write',
    'answer-for-a-caller-that-never-stops-writing': NO_SOCKET,
    'answer-for-a-caller-that-still-writes': NO_SOCKET,
    'chunked-in-many-pieces': NO_SOCKET,
    'content-length-and-chunks': NO_SOCKET,
    'content-length-beyond-the-body': NO_SOCKET,
    'content-length-over-the-limit-that-lies': NO_SOCKET,
    'content-length-short-of-the-body': NO_SOCKET,
    'disconnect-mid-body': NO_SOCKET,
    'disconnect-mid-handler': NO_SOCKET,
    'expect-100-continue': NO_SOCKET,
    'keep-alive': NO_SOCKET,
    'nothing-runs-behind-a-refused-body': NO_SOCKET,
    'pipelined-calls': NO_SOCKET,
    'refused-before-its-body-arrives': NO_SOCKET,
    'second-request-after-a-refused-2-mb-body': NO_SOCKET,
  },
})
