import type { WebHarness } from '@snap-sdk/adapter-suite/web'
import { createHonoApp, HONO_WORDS } from './create-hono-app.ts'

const NORMALISED = 'a web Request rewrites its target before anybody sees it'

/** As on runtimes that know web requests only. What is lost there stands here. */
export const honoOnWebRequests: WebHarness = {
  name: 'Hono 4 on web requests alone',
  words: HONO_WORDS,
  start: (wiring) => createHonoApp(wiring),
  gaps: {
    'absolute-form': NORMALISED,
    'dot-segments': NORMALISED,
    'query-is-signed': `${NORMALISED}: an empty query is dropped, an apostrophe becomes %27`,
    'parser-before-decoding': 'a web request gives bytes alone',
    'caller-address-direct':
      'a web Request does not know the caller: without the option address, allowedAddresses refuses',
    'content-length-in-bytes': 'the header is the server’s to write',
  },
}
