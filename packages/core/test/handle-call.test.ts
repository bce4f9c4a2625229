import { describe, expect, it } from 'vitest'
import type { DuplicateStore } from '../src/index.ts'
import { openMerchant } from './support/merchant.ts'
import { type CallParts, INQUIRY_PATH, makeToken, PAYMENT_PATH, toBytes } from './support/request.ts'

interface Fault {
  readonly name: string
  readonly parts: CallParts
  readonly code: string
  /** Part of the message, where another fault has the same code. */
  readonly message?: string
}

/** What can be wrong with one call, in the order in which it is checked. */
const FAULTS: readonly Fault[] = [
  { name: 'path', parts: { path: '/v1.0/test/nothing' }, code: '4040002', message: 'Invalid Routing' },
  { name: 'method', parts: { method: 'PUT' }, code: '4052400', message: 'Requested Function Is Not Supported' },
  { name: 'header missing', parts: { headers: { 'channel-id': undefined } }, code: '4002402', message: 'CHANNEL-ID' },
  {
    name: 'header malformed',
    parts: { headers: { 'x-external-id': 'a b' } },
    code: '4002401',
    message: 'X-EXTERNAL-ID',
  },
  { name: 'timestamp', parts: { timestamp: '2024-01-22T16:00:01+07:00' }, code: '4012400', message: '[Timestamp]' },
  { name: 'partner', parts: { headers: { 'x-partner-id': 'OTHER' } }, code: '4012400', message: '[Unknown client]' },
  { name: 'address', parts: { remoteAddress: '10.9.9.9' }, code: '4012400', message: '[Connection not allowed]' },
  { name: 'token', parts: { accessToken: 'x.y.z' }, code: '4012401', message: 'Invalid Token (B2B)' },
  { name: 'body too large', parts: { sentBody: toBytes('x'.repeat(70_000)) }, code: '4002400', message: 'Bad Request' },
  { name: 'signature', parts: { clientSecret: 'another' }, code: '4012400', message: '[Signature]' },
  { name: 'JSON', parts: { body: 'no JSON' }, code: '4002400', message: 'Bad Request' },
  { name: 'field missing', parts: { body: { text: '', amount: 1 } }, code: '4002402', message: 'text' },
  { name: 'field malformed', parts: { body: { text: 'a', amount: 1 } }, code: '4002401', message: 'amount' },
]

const open = () =>
  openMerchant({ partner: { allowedAddresses: ['127.0.0.1'] }, maxConcurrentHandlers: 1, duplicates: noStore })

const noStore: DuplicateStore = {
  claim: async () => {
    throw new Error('nothing was to be claimed')
  },
  renew: async () => false,
  finish: async () => false,
  release: async () => false,
  isRunning: async () => false,
}

const join = (first: Fault, second: Fault): CallParts => ({
  remoteAddress: '127.0.0.1',
  ...second.parts,
  ...first.parts,
  headers: { ...second.parts.headers, ...first.parts.headers },
})

describe('a call with one fault', () => {
  it.each(FAULTS)('$name: $code', async (fault) => {
    const answer = await open().call({ remoteAddress: '127.0.0.1', ...fault.parts })
    expect(answer.code).toBe(fault.code)
    expect(answer.json.responseMessage).toContain(fault.message)
  })
})

describe('a call with two faults gets the earlier one’s code', () => {
  const pairs = FAULTS.flatMap((first, index) =>
    FAULTS.slice(index + 1).map((second) => [first.name, second.name, first, second] as const),
  )
  it.each(pairs)('%s before %s', async (_, __, first, second) => {
    const answer = await open().call(join(first, second))
    expect(answer.code).toBe(first.code)
    expect(answer.json.responseMessage).toContain(first.message)
  })
})

describe('what comes after the checks', () => {
  it('the duplicate store is asked only for a good call', async () => {
    expect((await open().call({ remoteAddress: '127.0.0.1' })).code).toBe('5002401')
  })

  it('a call that is refused burns no external ID', async () => {
    const merchant = openMerchant({ partner: { allowedAddresses: ['127.0.0.1'] } })
    const good = { externalId: 'once', remoteAddress: '127.0.0.1' }
    for (const { parts } of FAULTS.filter(({ name }) => name !== 'header malformed')) {
      expect((await merchant.call({ ...good, ...parts })).status).toBeGreaterThanOrEqual(400)
    }
    expect((await merchant.call(good)).code).toBe('2002400')
    expect((await merchant.call(good)).code).toBe('4092400')
  })
})

describe('the path', () => {
  const merchant = openMerchant()
  it.each([
    `/api${INQUIRY_PATH}/`,
    `/api${INQUIRY_PATH.toUpperCase()}`,
    `/api/.${INQUIRY_PATH}`,
    `/api/x/..${INQUIRY_PATH}`,
    `/api${INQUIRY_PATH.replace('i', '%69')}`,
    `//api${INQUIRY_PATH}`,
    `http://merchant.co.id/api${INQUIRY_PATH}`,
    `/api${INQUIRY_PATH}#fragment`,
    `/api${INQUIRY_PATH};a=b`,
    INQUIRY_PATH,
    `/api${INQUIRY_PATH} `,
    '*',
    '',
  ])('%s is not ours', async (target) => {
    expect(merchant.snap.matches(target)).toBe(false)
    const answer = await merchant.handle({ ...request(), target })
    expect([answer.status, answer.code]).toEqual([404, '4040002'])
  })

  it('is found with any query, which stays in the string to sign', async () => {
    for (const query of ['?', '?a=1', '?a=%2F&b=ü?c', '?b=2&a=1']) {
      expect(merchant.snap.matches(`/api${INQUIRY_PATH}${query}`)).toBe(true)
      expect((await merchant.call({ path: INQUIRY_PATH + query })).code).toBe('2002400')
      const unsigned = await merchant.handle({ ...request(), target: `/api${INQUIRY_PATH}${query}x` })
      expect(unsigned.code).toBe('4012400')
    }
  })

  const request = () => ({
    method: 'POST',
    target: '',
    headers: goodHeaders(),
    body: new TextEncoder().encode('{"text":"a"}'),
  })
  const goodHeaders = () => {
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      authorization: `Bearer ${makeToken()}`,
      'x-timestamp': '2024-01-22T15:00:01+07:00',
      'x-partner-id': 'IONPAYTEST',
      'x-signature': 'AAAA',
      'x-external-id': '1',
      'channel-id': '1',
    }
    return { get: (name: string) => headers[name] ?? null }
  }
})

describe('the method', () => {
  it.each(['GET', 'PUT', 'post', 'HEAD', 'OPTIONS', ''])('%j is 405xx00 and names the right one', async (method) => {
    const merchant = openMerchant()
    const answer = await merchant.call({ method })
    expect([answer.status, answer.code, answer.headers.Allow]).toEqual([405, '4052400', 'POST'])
    expect((await merchant.requestToken({ method })).code).toBe('4057300')
  })
})

describe('basePath and signedPath', () => {
  it.each([
    ['', '', 'none'],
    ['/snap', '/snap', '/snap'],
    ['/nicepay/api', '/api', '/api'],
    ['/api', '', 'none'],
    ['', '/behind/a/proxy', '/behind/a/proxy'],
    ['/snap', '/snap', 'received'],
    ['', '', 'received'],
  ] as const)('%j is served, %j is signed: %s', async (basePath, signedBasePath, prefix) => {
    for (const scheme of ['symmetric', 'asymmetric'] as const) {
      const merchant = openMerchant({ contract: { basePath, signedPath: { prefix }, signature: scheme } })
      expect((await merchant.call({ scheme, basePath, signedBasePath })).code).toBe('2002400')
      expect((await merchant.call({ scheme, basePath, signedBasePath: '/other' })).code).toBe('4012400')
      expect(merchant.snap.matches(`${basePath}${PAYMENT_PATH}`)).toBe(true)
    }
  })

  it('the path as received is signed when nothing else is said', async () => {
    const merchant = openMerchant({ contract: { basePath: '/snap' } })
    expect((await merchant.call({ basePath: '/snap' })).code).toBe('2002400')
    expect((await merchant.call({ basePath: '/snap', signedBasePath: '/api' })).code).toBe('4012400')
  })
})

describe('the body’s hash', () => {
  const spaced = '{ "text" : "a  b" ,\r\n\t"n": 1.0 }'
  const minified = '{"text":"a  b","n":1.0}'

  it.each(['symmetric', 'asymmetric', 'symmetric-without-token'] as const)(
    '%s: of the raw bytes, or of the minified ones',
    async (scheme) => {
      const merchant = openMerchant({ contract: { signature: scheme } })
      const encode = (text: string) => new TextEncoder().encode(text)
      expect((await merchant.call({ scheme, body: spaced })).code).toBe('2002400')
      expect((await merchant.call({ scheme, body: minified, sentBody: encode(spaced) })).code).toBe('2002400')
      expect((await merchant.call({ scheme, body: minified })).code).toBe('2002400')
      // Nothing else: not a spaced form when the minified one came, not a re-serialised one.
      expect((await merchant.call({ scheme, body: spaced, sentBody: encode(minified) })).code).toBe('4012400')
      expect((await merchant.call({ scheme, body: '{"text":"a  b","n":1}', sentBody: encode(spaced) })).code).toBe(
        '4012400',
      )
      expect((await merchant.call({ scheme, body: '{"text":"ab","n":1.0}', sentBody: encode(spaced) })).code).toBe(
        '4012400',
      )
      expect((await merchant.call({ scheme, body: 'no JSON "', sentBody: encode('no JSON') })).code).toBe('4012400')
    },
  )

  it.each(['{"text":"a\\/b"}', '{"text":"a/b"}', '{"text":"é"}', '{"text":"\\u00e9"}', '{"text":"<&>"}'])(
    '%s is hashed as it was sent',
    async (body) => {
      expect((await openMerchant().call({ body })).code).toBe('2002400')
    },
  )

  it('is not covered by client-id, as NICEPAY prints it', async () => {
    const merchant = openMerchant({ contract: { signature: 'client-id' } })
    const sentBody = new TextEncoder().encode('{"text":"other"}')
    expect((await merchant.call({ scheme: 'client-id', sentBody })).json.text).toBe('other')
  })
})

describe('schemes do not stand in for each other', () => {
  const schemes = ['client-id', 'symmetric', 'asymmetric', 'symmetric-without-token'] as const
  const pairs = schemes.flatMap((served) =>
    schemes.filter((signed) => signed !== served).map((signed) => [served, signed] as const),
  )
  it.each(pairs)('a %s service refuses a %s signature', async (served, signed) => {
    const merchant = openMerchant({ contract: { signature: served } })
    const authorization = `Bearer ${makeToken()}`
    expect((await merchant.call({ scheme: signed, headers: { authorization } })).code).toBe('4012400')
  })

  it('asymmetric calls need no token', async () => {
    const merchant = openMerchant({ contract: { signature: 'asymmetric' } })
    const answer = await merchant.call({ scheme: 'asymmetric', headers: { authorization: undefined } })
    expect(answer.code).toBe('2002400')
  })
})

describe('a body with white space in it', () => {
  const pretty = '{\n  "text": "as it was sent"\n}'

  it.each(['client-id', 'symmetric', 'asymmetric', 'symmetric-without-token'] as const)(
    'reaches the handler as it was sent: %s',
    async (signature) => {
      let rawBody = ''
      const merchant = openMerchant({
        contract: { signature },
        inquiry: async ({ text }, context) => {
          rawBody = Buffer.from(context.rawBody).toString()
          return { text }
        },
      })
      expect((await merchant.call({ scheme: signature, body: pretty })).code).toBe('2002400')
      expect(rawBody).toBe(pretty)
      // The other reading of the standard: the gateway signs the minified body, and sends it as it is.
      const call = { scheme: signature, body: '{"text":"as it was sent"}', sentBody: Buffer.from(pretty) }
      expect((await merchant.call(call)).code).toBe('2002400')
      expect(rawBody).toBe(pretty)
    },
  )
})
