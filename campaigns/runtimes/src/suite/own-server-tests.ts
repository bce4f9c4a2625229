import { cases } from 'adapter-cases:web'
import { openWebLine, type WebApp } from '@snap-sdk/adapter-suite/web'
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

// A server writes the length of its answers.
const { 'content-length-in-bytes': _, ...GAPS } = honoOnWebRequests.gaps ?? {}

/** The adapter suite's cases for Hono behind the server that a runtime brings along: over real HTTP, from its own `fetch`. */
export function ownServerTests(server: string, gaps: Gaps, serve: (app: WebApp) => ServedApp): readonly Test[] {
  return toTests(`Hono 4 on ${server}`, { ...GAPS, ...gaps }, cases, async (wiring) => {
    const { origin, header, stop } = serve(honoOnWebRequests.start(wiring))
    const send = (request: Request) => {
      const { pathname, search } = new URL(request.url)
      const moved = new Request(origin + pathname + search, request)
      if (header !== undefined) moved.headers.set(...header)
      return fetch(moved)
    }
    return openWebLine({ fetch: send }, stop)
  })
}
