import { describe, expect, it } from 'vitest'
import { fromWebRequest, type SnapRequest, toWebResponse } from '../../src/index.ts'
import { openMerchant } from '../support/merchant.ts'
import { CLIENT_ID, makeRequest, makeTokenRequest } from '../support/request.ts'

const HEADERS = [
  'content-type',
  'authorization',
  'x-timestamp',
  'x-partner-id',
  'x-client-key',
  'x-external-id',
  'channel-id',
  'x-signature',
]

/** The same call as a web-standard Request. */
function toWebRequest({ method, target, headers, body }: SnapRequest, init: RequestInit = {}): Request {
  const known = HEADERS.map((name) => [name, headers.get(name) ?? ''] as [string, string])
  return new Request(`http://merchant.invalid${target}`, {
    method,
    headers: known.filter(([, value]) => value !== ''),
    body: new Uint8Array(body as Uint8Array), // the builder made it of bytes
    ...init,
  })
}

describe('snap.fetch', () => {
  it('serves a token and a call, query and non-ASCII included', async () => {
    const { snap } = openMerchant()
    const token = await snap.fetch(toWebRequest(makeTokenRequest()))
    expect(token.status).toBe(200)
    expect(token.headers.get('x-client-key')).toBe(CLIENT_ID)
    expect(token.headers.get('content-type')).toBe('application/json')
    const request = makeRequest({ path: '/v1.0/test/inquiry?a=%2F&b=1', body: { text: 'é中😀' } })
    const answer = await snap.fetch(toWebRequest(request))
    expect(await answer.json()).toEqual({ responseCode: '2002400', responseMessage: 'Successful', text: 'é中😀' })
  })

  it('does not know the caller’s address, so allowedAddresses refuse', async () => {
    const { snap } = openMerchant({ partner: { allowedAddresses: ['0.0.0.0/0', '::/0'] } })
    const answer = await snap.fetch(toWebRequest(makeRequest()))
    expect(await answer.json()).toMatchObject({ responseMessage: 'Unauthorized. [Connection not allowed]' })
  })

  it('joins doubled headers, which fails closed', async () => {
    const { snap } = openMerchant()
    for (const name of ['x-signature', 'authorization', 'x-external-id', 'x-partner-id', 'x-timestamp']) {
      const request = toWebRequest(makeRequest())
      request.headers.append(name, request.headers.get(name) ?? '')
      expect((await snap.fetch(request)).status).toBeGreaterThanOrEqual(400)
    }
  })

  it.each(['read', 'locked'])('a body that was %s already is a wiring error that names the fix', async (how) => {
    const merchant = openMerchant()
    const request = toWebRequest(makeRequest())
    if (how === 'read') await request.text()
    else request.body?.getReader()
    expect((await merchant.snap.fetch(request)).status).toBe(500)
    expect(merchant.lastEvent()).toMatchObject({
      type: 'failed',
      responseCode: '5002401',
      error: { code: 'BODY_ALREADY_PARSED', message: expect.stringContaining('await snap.fetch(request)   // first') },
    })
  })

  it('a request without a body is an empty one', async () => {
    const { snap } = openMerchant()
    const request = toWebRequest(makeRequest({ body: '' }), { body: null })
    expect((await (await snap.fetch(request)).json()).responseCode).toBe('4002400')
  })

  it('an aborted request is answered too', async () => {
    const { snap, ...merchant } = openMerchant()
    const gone = new AbortController()
    const request = toWebRequest(makeRequest(), { signal: gone.signal })
    gone.abort()
    expect((await snap.fetch(request)).status).toBe(400)
    expect(merchant.lastEvent()).toMatchObject({ cause: { code: 'BODY_INTERRUPTED' } })
  })

  it('serves anything else too, with 404', async () => {
    const { snap } = openMerchant()
    const answer = await snap.fetch(new Request('http://merchant.invalid/robots.txt'))
    expect([answer.status, (await answer.json()).responseCode]).toEqual([404, '4040002'])
  })
})

describe('the bridge', () => {
  it('hands over method, target, headers and signal', () => {
    const request = new Request('http://merchant.invalid:8080/a%2Fb?c=d#e', {
      method: 'PUT',
      headers: { A: '1' },
      body: 'x',
    })
    const snapRequest = fromWebRequest(request)
    expect(snapRequest).toMatchObject({ method: 'PUT', target: '/a%2Fb?c=d', signal: request.signal })
    expect(snapRequest.headers.get('a')).toBe('1')
    expect(snapRequest.remoteAddress).toBeUndefined()
  })

  it('makes a Response of status, headers and bytes', async () => {
    const response = toWebResponse({ status: 404, headers: { 'X-A': 'b' }, body: new Uint8Array([123, 125]) })
    expect([response.status, response.headers.get('x-a'), await response.text()]).toEqual([404, 'b', '{}'])
  })
})
