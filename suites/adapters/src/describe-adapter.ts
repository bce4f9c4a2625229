import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { AdapterHarness, AppWiring } from './adapter-harness.ts'
import { PAGE_CASES } from './frameworks.ts'
import { openCalledLine } from './stand/called-line.ts'
import { openHttp2Line } from './stand/http2-line.ts'
import type { Line } from './stand/line.ts'
import { openSocketLine } from './stand/socket-line.ts'
import { type AdapterCase, runCase } from './stand/stand.ts'
import { openWebLine } from './stand/web-line.ts'

/** Cases that a web request can say: `npm run runtimes` runs them too. */
const CASES = listCases('./cases/')
/** Cases that speak TCP. */
const SOCKET_CASES = listCases('./socket-cases/')

/** The gaps of an app that is a function of web requests: every case that speaks TCP. */
export const SOCKET_GAPS: Readonly<Record<string, string>> = socketGaps('a web request has no socket')
/** The gaps of an app that is called by events: every case that speaks TCP. */
export const EVENT_GAPS: Readonly<Record<string, string>> = socketGaps('who sends the event holds the connection')

const NO_CONNECTION =
  'HTTP/2 knows no header Connection (RFC 9113, 8.2.2); that nothing more is read is a test of its own'

/** The gaps of an app that speaks HTTP/2. */
export const HTTP2_GAPS: Readonly<Record<string, string>> = {
  ...socketGaps('an HTTP/2 request has no connection of its own'),
  'absolute-form': 'HTTP/2 has no such form: :path is path and query (RFC 9113, 8.3.1)',
  'body-one-over-the-limit': NO_CONNECTION,
  'body-one-over-the-limit-chunked': NO_CONNECTION,
  'doubled-authorization': "Node's HTTP/2 client does not send it twice",
}

/** What shows that an app answers calls that come without HTTP as it does those with it. */
export const EVENT_CASES: readonly string[] = [
  ...PAGE_CASES,
  'answers-as-core-gives-them',
  'caller-address-direct',
  'caller-address-forged',
  'caller-address-from-the-option',
  'empty-body',
  'handler-throws',
  'invalid-utf8',
  'non-ascii-body',
  'other-routes-beside',
  'unknown-path',
]

/** What shows that a framework stands on HTTP/2 as on HTTP/1.1; the whole suite runs on `node:http2` itself. */
export const HTTP2_CASES: readonly string[] = [
  ...PAGE_CASES,
  'answers-as-core-gives-them',
  'query-is-signed',
  'other-routes-beside',
]

function socketGaps(reason: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...SOCKET_CASES.keys()].map((name) => [name, reason]))
}

/**
 * Registers every case of the suite for one adapter. A case is a file in `cases/` or `socket-cases/`; the file's name is the case.
 * A gap of the harness is expected to fail, and fails the build once it passes, or when it names no case.
 */
export function describeAdapter(harness: AdapterHarness): void {
  const { gaps = {}, only } = harness
  const cases = new Map([...CASES, ...SOCKET_CASES])
  describe(harness.name, () => {
    for (const [name, url] of cases) {
      if (only !== undefined && !only.includes(name)) continue
      const gap = gaps[name]
      const register = gap === undefined ? it : it.fails
      register(gap === undefined ? name : `${name} (gap: ${gap})`, async () => {
        const { run }: { run: AdapterCase } = await import(url.href)
        await runCase(run, { words: harness.words, open: (wiring) => openLine(harness, wiring) })
      })
    }
    it('names no case that does not exist', () =>
      expect([...cases.keys()]).toEqual(expect.arrayContaining([...Object.keys(gaps), ...(only ?? [])])))
  })
}

async function openLine({ start, protocol }: AdapterHarness, wiring: AppWiring): Promise<Line> {
  const app = await start(wiring)
  if ('fetch' in app) return openWebLine(app)
  if ('send' in app) return openCalledLine(app)
  return protocol === 'HTTP/2' ? openHttp2Line(app) : openSocketLine(app)
}

function listCases(folder: string): ReadonlyMap<string, URL> {
  const url = new URL(folder, import.meta.url)
  return new Map(readdirSync(url).map((file) => [file.replace(/\.ts$/, ''), new URL(file, url)]))
}
