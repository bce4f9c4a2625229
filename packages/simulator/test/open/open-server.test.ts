import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckEvent, Diagnosis, Exported, Facts, Settings, ShownCall } from '../../src/open/messages.ts'
import { type StartedPage, startPage } from './support/start-page.ts'

let started: StartedPage
let settings: Settings

beforeAll(async () => {
  started = await startPage()
  const nicepay = (await get<Facts>('facts')).gateways.find(({ name }) => name === 'nicepay')
  if (nicepay === undefined) throw new Error('NICEPAY is played')
  settings = nicepay.settings
})
afterAll(() => started.close())

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** Sends a request as it is, with whatever Host and Origin. */
function raw(
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(started.page.url)
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString() })
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

const inside = (path: string): string =>
  new URL(path, started.page.url).pathname + new URL(path, started.page.url).search
const own = (): Record<string, string> => ({
  Origin: new URL(started.page.url).origin,
  'Content-Type': 'application/json',
})

async function get<Result>(path: string): Promise<Result> {
  const { status, text } = await raw(inside(path))
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`)
  return JSON.parse(text)
}

async function post<Result>(path: string, body: object): Promise<Result> {
  const { status, text } = await raw(inside(path), { method: 'POST', headers: own(), body: JSON.stringify(body) })
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`)
  return JSON.parse(text)
}

const sample = async (number = '702000000001', service = 'payment'): Promise<Record<string, unknown>> =>
  post('sample', { gateway: 'nicepay', service, number })

describe('who may ask', () => {
  it('listens on the loopback, behind 128 random bits', () => {
    expect(started.page.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{22}\/$/)
  })

  it.each<[string, () => Promise<Answer>, number]>([
    ['a path without the secret', () => raw('/'), 404],
    ['a path with another secret', () => raw('/AAAAAAAAAAAAAAAAAAAAAA/facts'), 404],
    ['the secret without its slash', () => raw(inside('').slice(0, -1)), 404],
    [
      'another Host: a name that was bound to this address',
      () => raw(inside('facts'), { headers: { Host: 'evil.example' } }),
      403,
    ],
    [
      'localhost, which is another origin',
      () => raw(inside('facts'), { headers: { Host: `localhost:${new URL(started.page.url).port}` } }),
      403,
    ],
    ['a fetch of another site', () => raw(inside('facts'), { headers: { 'Sec-Fetch-Site': 'cross-site' } }), 403],
    [
      'a fetch of another port of this machine',
      () => raw(inside('facts'), { headers: { 'Sec-Fetch-Site': 'same-site' } }),
      403,
    ],
    ['another Origin', () => raw(inside('facts'), { headers: { Origin: 'https://evil.example' } }), 403],
    [
      'an Origin that is hidden',
      () => raw(inside('sample'), { method: 'POST', headers: { ...own(), Origin: 'null' }, body: '{}' }),
      403,
    ],
    [
      'a POST without Origin',
      () => raw(inside('sample'), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }),
      403,
    ],
    [
      'a form',
      () => raw(inside('sample'), { method: 'POST', headers: { ...own(), 'Content-Type': 'text/plain' }, body: '{}' }),
      415,
    ],
    ['a preflight', () => raw(inside('sample'), { method: 'OPTIONS', headers: own() }), 405],
    ['what is not there', () => raw(inside('nothing')), 404],
    ['a name that every object has', () => raw(inside('constructor')), 404],
  ])('refuses %s', async (_, ask, status) => {
    const answer = await ask()
    expect(answer.status).toBe(status)
    expect(answer.text).not.toContain('gateways')
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('lets the page be opened from elsewhere, and nothing be run in it from elsewhere', async () => {
    const { status, headers, text } = await raw(inside(''), { headers: { 'Sec-Fetch-Site': 'cross-site' } })
    expect(status).toBe(200)
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    )
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    expect(text).not.toMatch(/<script>|style=|https?:/)
  })

  it('takes bodies up to a bound, and says what is wrong with one', async () => {
    const send = (path: string, body: string) => raw(inside(path), { method: 'POST', headers: own(), body })
    expect((await send('call', `{"a":"${'x'.repeat(1_100_000)}"}`)).status).toBe(413)
    const list = await send('call', '[]')
    expect([list.status, list.text]).toEqual([400, '{"message":"This is no JSON object."}'])
    const other = await send('sample', '{"gateway":"bank","service":"payment"}')
    expect(other.text).toContain('it must be one of ayolinx, bca')
    expect((await send('call', JSON.stringify({ settings, service: 'qr-notify', body: {} }))).text).toContain(
      'NICEPAY does not call qr-notify',
    )
  })
})

describe('a call', () => {
  it('is made, judged and taken apart, without a key, a secret, a token or a signature', async () => {
    const call = await post<ShownCall>('call', { settings, service: 'payment', body: await sample(), newIds: true })
    expect(call).toMatchObject({
      verdict: 'as-expected',
      service: 'payment',
      answer: '200 2000000 Successful',
      findings: [],
    })
    expect(call.before).toContain('200 2007300')
    expect(call.signed.map(({ name }) => name)).toEqual(['clientId', 'separator', 'timestamp'])
    expect(call.rows.find(({ path }) => path === 'payNoData.payNo')).toMatchObject({
      value: '"702000000001"',
      findings: [],
    })
    const whole = await get<ShownCall>(`show?id=${call.id}&whole=yes`)
    const find = (shown: ShownCall, name: string) =>
      shown.request.headers.find(([header]) => header === name)?.[1] ?? ''
    expect(find(call, 'X-SIGNATURE')).toMatch(/… \(344 characters\)$/)
    expect(find(whole, 'X-SIGNATURE')).toMatch(/^[\w+/]{342}==$/)
    const masked = JSON.stringify(call)
    expect(masked).not.toContain(find(whole, 'X-SIGNATURE'))
    expect(masked).not.toContain(find(whole, 'Authorization').replace('Bearer ', ''))
  })

  it('of the symmetric scheme is shown with its token shortened, and never with the secret', async () => {
    const call = await post<ShownCall>('call', {
      settings: { ...settings, signature: 'symmetric' },
      service: 'inquiry',
      body: await sample('702000000002', 'inquiry'),
    })
    expect(call.signed.filter(({ name }) => name !== 'separator').map(({ name }) => name)).toEqual([
      'method',
      'path',
      'accessToken',
      'bodyHash',
      'timestamp',
    ])
    expect(call.signed.find(({ name }) => name === 'accessToken')?.text).toMatch(/characters\)$/)
  })

  it('that nobody answers says so', async () => {
    const call = await post<ShownCall>('call', {
      settings: { ...settings, url: 'http://127.0.0.1:1' },
      service: 'inquiry',
      body: {},
    })
    expect(call).toMatchObject({ verdict: 'no-answer', service: 'token', rows: [] })
    expect(call.hint).toContain('Nothing listens there')
  })

  it('with raw text goes out byte for byte', async () => {
    const call = await post<ShownCall>('call', { settings, service: 'inquiry', body: '{ "payNo" : 7 }\n' })
    expect(call.request.body).toBe('{ "payNo" : 7 }\n')
    expect(call.answer).toMatch(/^400 400000/)
  })

  it.each<[string, object, string, string]>([
    ['another amount', { change: 'amount', amount: '1.00' }, 'as-expected', '404 4040013'],
    ['a stale timestamp', { change: 'timestamp' }, 'as-expected', '401 4010000'],
    ['a broken signature', { change: 'signature' }, 'as-expected', '401 4010000'],
  ])('again with %s', async (_, change, verdict, answer) => {
    const first = await post<ShownCall>('call', {
      settings,
      service: 'payment',
      body: await sample('701589101115'),
      newIds: true,
    })
    const again = await post<ShownCall>('repeat', { id: first.id, ...change })
    expect(again).toMatchObject({ of: first.id, verdict })
    expect(again.answer).toContain(answer)
  })

  it('again with the same external ID, and with the same bytes', async () => {
    const whole = (id: number) => get<ShownCall>(`show?id=${id}&whole=yes`)
    const header = ({ request }: ShownCall, wanted: string) => request.headers.find(([name]) => name === wanted)?.[1]
    const first = await post<ShownCall>('call', {
      settings,
      service: 'payment',
      body: await sample('702000000004'),
      newIds: true,
    })
    const [sent, same, bytes] = await Promise.all([
      whole(first.id),
      post<ShownCall>('repeat', { id: first.id, change: 'external-id' }).then(({ id }) => whole(id)),
      post<ShownCall>('repeat', { id: first.id, change: 'bytes' }).then(({ id }) => whole(id)),
    ])
    expect(header(same, 'X-EXTERNAL-ID')).toBe(header(sent, 'X-EXTERNAL-ID'))
    expect(header(bytes, 'X-SIGNATURE')).toBe(header(sent, 'X-SIGNATURE'))
    expect(same.request.body).toBe(sent.request.body)
  })

  it('is in the history, the last first', async () => {
    const calls = await get<readonly ShownCall[]>('history')
    expect(calls.length).toBeGreaterThan(5)
    expect(calls.map(({ id }) => id)).toEqual(calls.map(({ id }) => id).sort((a, b) => b - a))
  })
})

it('a check tells each case as it is run, and its end; a second is refused meanwhile', async () => {
  await post('check', {
    settings,
    services: ['inquiry'],
    numbers: { open: '702000000100-702000000400' },
    only: ['inquiry-without-*', 'inquiry-token-*'],
  })
  const second = await raw(inside('check'), {
    method: 'POST',
    headers: own(),
    body: JSON.stringify({ settings, services: ['inquiry'], numbers: {} }),
  })
  expect([second.status, second.text]).toEqual([400, '{"message":"A check is running. Wait for its end."}'])
  const { text, headers } = await raw(inside('check-events'))
  expect(headers['content-type']).toContain('text/event-stream')
  const events: CheckEvent[] = text
    .trim()
    .split('\n\n')
    .map((line) => JSON.parse(line.replace('data: ', '')))
  expect(events.at(-1)).toMatchObject({ kind: 'end', passed: true })
  const cases = events.flatMap((event) => (event.kind === 'case' ? [event] : []))
  expect(cases.length).toBeGreaterThan(10)
  expect(cases.map(({ done }) => done)).toEqual(cases.map((_, index) => index + 1))
  const report = await raw(inside('report.html'))
  expect(report.headers['content-disposition']).toContain('attachment')
  expect(report.text).toContain('<!doctype html>')
})

/** A request as a browser or a proxy saves it. */
function toHar({ start, headers, body }: ShownCall['request']): object {
  const [method, path] = start.split(' ')
  return {
    method,
    url: `https://pay.example.com${path}`,
    headers: headers.map(([name, value]) => ({ name, value })),
    postData: { mimeType: 'application/json', text: body },
  }
}

it('the doctor explains a capture with the key that is played with, or with one that is given', async () => {
  const call = await post<ShownCall>('call', {
    settings,
    service: 'inquiry',
    body: await sample('702000000005', 'inquiry'),
  })
  const { request } = await get<ShownCall>(`show?id=${call.id}&whole=yes`)
  const capture = [
    `${request.start} HTTP/1.1`,
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
    '',
    request.body,
  ].join('\r\n')
  const right = await post<Diagnosis>('explain', { capture: Buffer.from(capture).toString('base64') })
  expect(right).toMatchObject({ verdict: 'verifies', causes: [] })
  const changed = capture.replace(/(X-TIMESTAMP: .*)\+07:00/, '$1Z')
  const wrong = await post<Diagnosis>('explain', { capture: Buffer.from(changed).toString('base64') })
  expect(wrong.verdict).toBe('explained')
  for (const form of ['curl', 'http']) {
    const { text } = await get<Exported>(`export?id=${call.id}&form=${form}`)
    const exported = await post<Diagnosis>('explain', {
      capture: Buffer.from(text).toString('base64'),
      gateway: 'nicepay',
    })
    expect(exported, form).toMatchObject({ verdict: 'verifies', troubles: [] })
  }
  const har = { log: { entries: [{ request: toHar(request) }] } }
  const asHar = await post<Diagnosis>('explain', { capture: Buffer.from(JSON.stringify(har)).toString('base64') })
  expect(asHar.verdict).toBe('verifies')
  const nonsense = await raw(inside('explain'), { method: 'POST', headers: own(), body: '{"capture":""}' })
  expect([nonsense.status, nonsense.text]).toEqual([400, '{"message":"The capture is empty."}'])
})

it('nothing that the page can ask for holds the private key or the client secret', async () => {
  const call = await post<ShownCall>('call', {
    settings: { ...settings, signature: 'symmetric' },
    service: 'inquiry',
    body: await sample('702000000006', 'inquiry'),
  })
  const answers = await Promise.all(
    [
      '',
      'page.js',
      'facts',
      'history',
      `show?id=${call.id}&whole=yes`,
      ...['curl', 'httpie', 'http'].map((form) => `export?id=${call.id}&form=${form}`),
    ].map((path) => raw(inside(path))),
  )
  const collection = await raw(inside('collection'), {
    method: 'POST',
    headers: own(),
    body: JSON.stringify({ settings }),
  })
  const secrets = [started.caller.clientSecret, ...started.privateKey.split('\n').filter((line) => line.length === 64)]
  for (const { status, text } of [...answers, collection]) {
    expect(status).toBe(200)
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
  }
})
