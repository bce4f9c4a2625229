import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WrongUse } from '../wrong-use.ts'
import type { Desk } from './desk.ts'
import { admit, SAFE_HEADERS } from './guard.ts'
import type { CheckEvent } from './messages.ts'
import { PAGE_HTML } from './page-html.ts'
import { PAGE_ICON } from './page-icon.ts'
import { PAGE_STYLE } from './page-style.ts'
import { MAX_ORDER_BYTES, MAX_QUESTION_BYTES, readJsonBody, TooLarge } from './read-json-body.ts'
import {
  readCallOrder,
  readCheckOrder,
  readDoctorQuestion,
  readExportForm,
  readId,
  readRepeatOrder,
  readSampleQuestion,
  readSettings,
} from './read-orders.ts'

/** What the server is started with. */
export interface OpenServerOptions {
  readonly desk: Desk
  /** The page's script, as built. */
  readonly script: string
  /** 0 for a free one. */
  readonly port: number
}

/** A page that is served. */
export interface OpenServer {
  /** `http://127.0.0.1:49152/…/`: whoever has it can use the page. */
  readonly url: string
  close(): Promise<void>
}

type Posted = (desk: Desk, body: Readonly<Record<string, unknown>>) => unknown
type Got = (desk: Desk, query: URLSearchParams) => unknown

/** What the page posts. */
const POSTS: Readonly<Record<string, Posted>> = {
  sample: (desk, body) => desk.sample(readSampleQuestion(body)),
  call: (desk, body) => desk.call(readCallOrder(body)),
  repeat: (desk, body) => desk.repeat(readRepeatOrder(body)),
  check: (desk, body) => {
    desk.check(readCheckOrder(body))
    return {}
  },
  explain: (desk, body) => desk.explain(readDoctorQuestion(body)),
  collection: (desk, body) => desk.exportCollection(readSettings(body.settings)),
}

/** What the page gets. */
const GETS: Readonly<Record<string, Got>> = {
  facts: (desk) => desk.facts(),
  history: (desk) => desk.history(),
  show: (desk, query) => desk.show(readId(query.get('id')), query.get('whole') === 'yes'),
  export: (desk, query) => desk.exportCall(readId(query.get('id')), readExportForm(query.get('form'))),
}

/**
 * Serves the page on 127.0.0.1 under a path of 128 random bits. Each request is looked at by `admit`; bodies, headers and time are bounded.
 *
 * @throws WrongUse when the port cannot be had.
 */
export async function startOpenServer({ desk, script, port }: OpenServerOptions): Promise<OpenServer> {
  const files = new Map([
    ['', { type: 'text/html', text: PAGE_HTML }],
    ['page.css', { type: 'text/css', text: PAGE_STYLE }],
    ['page.js', { type: 'text/javascript', text: script }],
    ['icon.svg', { type: 'image/svg+xml', text: PAGE_ICON }],
  ])
  const secret = randomBytes(16).toString('base64url')
  let host = ''
  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 60_000, headersTimeout: 10_000 })
  server.maxConnections = 64
  server.on('request', (request, response) => {
    answer(request, response).catch(() => {
      // The page went away within its own request.
      response.destroy()
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const admission = admit(request, { host, secret })
    if ('refused' in admission) {
      request.resume()
      send(response, admission.refused, 'text/plain', 'Refused.')
      return
    }
    const { path, query } = admission
    const { method } = request
    if (method === 'GET' && path === 'check-events') return streamCheck(desk, response)
    if (method === 'GET' && path === 'report.html') return sendReport(desk, response)
    const file = method === 'GET' ? files.get(path) : undefined
    if (file !== undefined) return send(response, 200, file.type, file.text)
    await sendResult(response, async () => {
      if (method === 'GET') return findRoute(GETS, path)(desk, query)
      const route = findRoute(POSTS, path)
      return route(desk, await readJsonBody(request, path === 'explain' ? MAX_QUESTION_BYTES : MAX_ORDER_BYTES))
    })
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(new WrongUse(`--port ${port} cannot be had: ${'code' in error ? String(error.code) : error.message}.`))
    })
    server.listen(port, '127.0.0.1', resolve)
  })
  host = `127.0.0.1:${(server.address() as AddressInfo).port}` // a listening TCP server has one
  return {
    url: `http://${host}/${secret}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

class NoRoute extends Error {}

function findRoute<Route>(routes: Readonly<Record<string, Route>>, path: string): Route {
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined
  if (route === undefined) throw new NoRoute()
  return route
}

/** Answers with JSON. What the page asked wrongly is told to it; what went wrong here is not. */
async function sendResult(response: ServerResponse, work: () => unknown): Promise<void> {
  const [status, value] = await Promise.resolve()
    .then(work)
    .then((result) => [200, result] as const, toRefusal)
  send(response, status, 'application/json', JSON.stringify(value))
}

function toRefusal(error: unknown): readonly [status: number, value: { readonly message: string }] {
  if (error instanceof WrongUse) return [400, { message: error.message }]
  if (error instanceof TooLarge) return [413, { message: 'This is larger than anything that fits here.' }]
  if (error instanceof NoRoute) return [404, { message: 'There is nothing here.' }]
  return [500, { message: 'Something went wrong in the simulator itself. Please report what you did.' }]
}

function sendReport(desk: Desk, response: ServerResponse): void {
  try {
    const report = desk.report()
    response.setHeader('Content-Disposition', 'attachment; filename="snap-check.html"')
    send(response, 200, 'text/html', report)
  } catch (error) {
    const [status, { message }] = toRefusal(error)
    send(response, status, 'text/plain', message)
  }
}

/** Server-sent events: one for each case of the check, from its start on. */
function streamCheck(desk: Desk, response: ServerResponse): void {
  response.writeHead(200, { ...SAFE_HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8' })
  const stop = desk.watchCheck((event: CheckEvent) => {
    response.write(`data: ${JSON.stringify(event)}\n\n`)
    if (event.kind !== 'case') response.end()
  })
  response.on('close', stop)
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, {
    ...SAFE_HEADERS,
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(text),
    ...(status === 413 ? { Connection: 'close' } : {}),
  })
  response.end(text)
}
