import { cases } from 'adapter-cases:web'
import {
  type AppWiring,
  fetchOnWebRequests,
  openWebLine,
  type WebApp,
  type WebHarness,
} from '@snap-sdk/adapter-suite/web'
import { honoOnWebRequests } from '../../../../packages/hono/test/hono-on-web-requests.ts'
import { toTests } from './adapter-tests.ts'
import type { Gaps } from './gaps.ts'
import type { Test } from './test.ts'

/** Where an app is served by the runtime's own server. */
export interface ServedApp {
  /** `http://127.0.0.1:port` */
  readonly origin: string
  /** A header that the server tells its apps apart by. Default: none. */
  readonly header?: readonly [name: string, value: string] | undefined
  stop(): Promise<void>
}

/** What a server brings along: the length of its answers. */
const { 'content-length-in-bytes': _, ...HONO } = honoOnWebRequests.gaps ?? {}
/** And, to `snap.fetch`, who called. */
const { 'content-length-in-bytes': __, 'caller-address-direct': ___, ...FETCH } = fetchOnWebRequests.gaps ?? {}

/**
 * The adapter suite's cases behind the server that a runtime brings along, over real HTTP, from its own `fetch`: for Hono, and for `snap.fetch`
 * alone. The latter are named after the server.
 */
export function ownServerTests(server: string, gaps: Gaps, serve: (app: WebApp) => ServedApp): readonly Test[] {
  const open = (harness: WebHarness) => async (wiring: AppWiring) => {
    const { origin, header, stop } = serve(harness.start(wiring))
    const send = (request: Request) => {
      const { pathname, search } = new URL(request.url)
      const moved = new Request(origin + pathname + search, request)
      if (header !== undefined) moved.headers.set(...header)
      return fetch(moved)
    }
    return openWebLine({ fetch: send }, stop)
  }
  return [
    ...toTests(`Hono 4 on ${server}`, { ...HONO, ...gaps }, cases, {
      words: honoOnWebRequests.words,
      open: open(honoOnWebRequests),
    }),
    ...toTests(server, { ...FETCH, ...gaps }, cases, {
      words: fetchOnWebRequests.words,
      open: open(fetchOnWebRequests),
    }),
  ]
}
