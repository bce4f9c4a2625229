import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parseTimestamp,
  type SnapRequest,
  verifyAccessToken,
  verifyAsymmetricSignature,
  verifySymmetricSignature,
} from '../src/index.ts'
import { gatewayKeys } from './support/key-pairs.ts'
import { openMerchant, readAnswer } from './support/merchant.ts'
import {
  CLIENT_ID,
  INQUIRY_PATH,
  makeRequest,
  makeToken,
  makeTokenRequest,
  NOW,
  TOKEN_PATH,
  TOKEN_SECRET,
  toHeaders,
} from './support/request.ts'

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'{}":,[]0aé\u0000 \n') }))
const anything = fc.oneof(text, fc.anything())

const chunks = fc.array(fc.oneof(fc.uint8Array(), fc.constantFrom('text', null, 42, undefined)), { maxLength: 4 })
const body = fc.oneof(
  fc.uint8Array(),
  fc.tuple(chunks, fc.boolean()).map(([parts, fails]) => streamOf(parts, fails)),
)

async function* streamOf(parts: readonly unknown[], fails: boolean): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield part as Uint8Array // what a broken adapter might hand over
  if (fails) throw new Error('the socket broke')
}

const header = fc.constantFrom(
  'content-type',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'authorization',
  'x-timestamp',
  'x-client-key',
  'x-partner-id',
  'x-signature',
  'x-external-id',
  'channel-id',
)
const value = fc.oneof(
  text,
  fc.constantFrom(
    'application/json',
    CLIENT_ID,
    '2024-01-22T15:00:01+07:00',
    `Bearer ${makeToken()}`,
    'identity',
    '-1',
  ),
)
const target = fc.oneof(text, fc.constantFrom(`/api${INQUIRY_PATH}`, `/api${TOKEN_PATH}`, `/api${INQUIRY_PATH}?a`))
const method = fc.oneof(text, fc.constant('POST'))

const isWellFormed = (response: Awaited<ReturnType<ReturnType<typeof openMerchant>['snap']['handle']>>) => {
  const { json, status, headers } = readAnswer(response)
  expect(json.responseCode).toMatch(/^\d{7}$/)
  expect(json.responseCode.slice(0, 3)).toBe(String(status))
  expect(json.responseMessage.length).toBeGreaterThan(0)
  expect(headers['Content-Type']).toBe('application/json')
}

describe('handle', () => {
  const merchant = openMerchant()

  it('answers whatever arrives', async () => {
    const request = fc.record({ method, target, body, headers: fc.dictionary(header, value) })
    await fc.assert(
      fc.asyncProperty(request, async ({ headers, ...rest }) => {
        isWellFormed(await merchant.snap.handle({ ...rest, headers: toHeaders(headers) }))
      }),
      { numRuns: 500 },
    )
  })

  it('answers a good call with any part put out of joint', async () => {
    const change = fc.dictionary(header, fc.option(value, { nil: undefined }), { maxKeys: 2 })
    await fc.assert(
      fc.asyncProperty(change, fc.option(body, { nil: undefined }), fc.boolean(), async (headers, sentBody, token) => {
        const parts = { headers, ...(sentBody === undefined ? {} : { sentBody }) }
        isWellFormed(await merchant.snap.handle(token ? makeTokenRequest(parts) : makeRequest(parts)))
      }),
      { numRuns: 300 },
    )
  })

  it('answers a signed body of any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array(), fc.json(), text), async (signed) => {
        isWellFormed(await merchant.snap.handle(makeRequest({ body: signed })))
      }),
      { numRuns: 300 },
    )
  })

  const broken: [string, unknown][] = [
    ['null', { body: null }],
    ['a parsed object', { body: { text: 'hello' } }],
    ['text', { body: '{}' }],
    ['a stream whose iterator throws', { body: { [Symbol.asyncIterator]: () => raise() } }],
    ['a stream whose next throws', { body: { [Symbol.asyncIterator]: () => ({ next: raise }) } }],
    ['a stream whose next gives no promise', { body: { [Symbol.asyncIterator]: () => ({ next: () => undefined }) } }],
    ['headers that throw', { headers: { get: raise } }],
    ['no headers', { headers: undefined }],
    ['no target', { target: undefined }],
    ['no method', { method: undefined }],
  ]
  it.each(broken)('answers an adapter’s mistake: %s', async (_, part) => {
    for (const onCapture of [undefined, () => {}]) {
      const { snap } = openMerchant({ onCapture })
      const request = { ...makeRequest(), ...(part as Partial<SnapRequest>) } // not what the types allow
      isWellFormed(await snap.handle(request))
      await snap.close()
      isWellFormed(await snap.handle(request))
    }
  })

  it.each([
    ['throws', raise],
    ['gives no date', () => new Date(Number.NaN)],
    ['gives nothing', () => undefined as unknown as Date],
  ])('answers when the clock %s', async (_, clock) => {
    for (const onCapture of [undefined, () => {}]) {
      const { snap } = openMerchant({ clock, onCapture })
      isWellFormed(await snap.handle(makeRequest()))
      expect((await snap.fetch(new Request('http://snap.invalid/'))).status).toBe(500)
    }
  })
})

describe('fetch', () => {
  it('answers whatever a Request can hold', async () => {
    const { snap } = openMerchant()
    await fc.assert(
      fc.asyncProperty(
        fc.webPath(),
        fc.constantFrom('GET', 'POST', 'PUT'),
        fc.uint8Array(),
        async (path, verb, bytes) => {
          const init = verb === 'GET' ? { method: verb } : { method: verb, body: bytes }
          const response = await snap.fetch(new Request(`http://snap.invalid${path}`, init))
          expect(await response.json()).toHaveProperty('responseCode')
        },
      ),
    )
  })
})

describe('verifiers', () => {
  it('verifyAsymmetricSignature gives a Result for anything', async () => {
    await fc.assert(
      fc.asyncProperty(anything, anything, fc.oneof(anything, fc.constant(gatewayKeys.pem)), async (...parts) => {
        const [stringToSign, signature, publicKeys] = parts as [string, string, string] // and more than the types allow
        expect(await verifyAsymmetricSignature({ stringToSign, signature, publicKeys })).toMatchObject({ ok: false })
      }),
      { numRuns: 300 },
    )
  })

  it('verifySymmetricSignature gives a Result for anything', async () => {
    await fc.assert(
      fc.asyncProperty(anything, anything, fc.oneof(anything, fc.constant('secret')), async (...parts) => {
        const [stringToSign, signature, clientSecrets] = parts as [string, string, string] // and more than the types allow
        expect(await verifySymmetricSignature({ stringToSign, signature, clientSecrets })).toMatchObject({ ok: false })
      }),
      { numRuns: 300 },
    )
  })

  it('verifyAccessToken gives a Result for anything', async () => {
    const secrets = fc.oneof(fc.array(anything), anything, fc.constant([TOKEN_SECRET]))
    await fc.assert(
      fc.asyncProperty(anything, secrets, async (token, keys) => {
        const input = { gateway: 'test', secrets: keys as string[], now: NOW } // and more than the types allow
        expect(await verifyAccessToken(token as string, input)).toMatchObject({ ok: false })
      }),
      { numRuns: 300 },
    )
  })

  it('verifyAccessToken gives a Result for what does not become a text', async () => {
    const input = { gateway: 'test', secrets: [TOKEN_SECRET], now: NOW }
    for (const token of [{ toString: false }, Symbol('token'), Object.create(null), null])
      expect(await verifyAccessToken(token as never, input)).toMatchObject({ failure: { code: 'TOKEN_INVALID' } })
  })

  it('parseTimestamp gives a Result for any text', () => {
    fc.assert(
      fc.property(text, (input) => {
        expect(parseTimestamp(input)).toHaveProperty('ok')
      }),
    )
  })
})

function raise(): never {
  throw new Error('raised')
}
