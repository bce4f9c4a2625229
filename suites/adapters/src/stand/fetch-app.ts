import type { AppWiring, ParserName, WebApp, WebHarness } from '../adapter-harness.ts'

const NORMALISED = 'a web Request rewrites its target before anybody sees it'
const NOTHING_KEPT = 'who reads a web Request keeps its bytes to itself'

/** An app without a framework, on web requests: what stands around `snap.fetch` in Next.js, Bun, Deno, Workers. */
export const fetchOnWebRequests: WebHarness = {
  name: 'web requests alone',
  words: {
    fix: `  const response = await snap.fetch(request)   // first
  const body = await request.clone().json()    // only ever a clone`,
    addressHint: "pass the caller's: snap.fetch(request, { remoteAddress }), from where your platform puts it",
  },
  start: createFetchApp,
  gaps: {
    'absolute-form': NORMALISED,
    'dot-segments': NORMALISED,
    'query-is-signed': `${NORMALISED}: an empty query is dropped, an apostrophe becomes %27`,
    'parser-before-raw': NOTHING_KEPT,
    'parser-before-json-keeping-bytes': NOTHING_KEPT,
    'parser-before-decoding': 'a web request gives bytes alone',
    'caller-address-direct': 'a web Request does not know the caller: without remoteAddress, allowedAddresses refuses',
    'content-length-in-bytes': 'the header is the server’s to write',
  },
}

export function createFetchApp({ snaps, parserBefore, addressHeader, trustProxy }: AppWiring): WebApp {
  const header = addressHeader ?? (trustProxy === true ? 'x-forwarded-for' : undefined)
  return {
    async fetch(request, info) {
      if (parserBefore !== undefined) await PARSERS[parserBefore](request)
      const { pathname, search } = new URL(request.url)
      const snap = snaps.find(({ matches }) => matches(pathname + search))
      const remoteAddress = header === undefined ? info?.remoteAddress : (request.headers.get(header) ?? undefined)
      const answer = await (snap?.fetch(request, { remoteAddress }) ?? answerOthers(request, pathname))
      answer.headers.set('X-In-Front', 'yes')
      return answer
    },
  }
}

async function answerOthers(request: Request, path: string): Promise<Response> {
  if (path !== '/other') return new Response('not ours', { status: 404 })
  return Response.json(await request.json())
}

const PARSERS: Readonly<Record<ParserName, (request: Request) => Promise<unknown>>> = {
  json: (request) => request.json(),
  'json-keeping-bytes': (request) => request.arrayBuffer(),
  raw: (request) => request.arrayBuffer(),
  text: (request) => request.text(),
  listening: (request) => request.clone().text(),
  decoding: async () => {},
}
