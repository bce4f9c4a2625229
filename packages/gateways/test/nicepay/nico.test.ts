import type { NicoInquiryRequest } from '@snap-sdk/gateways'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PAYMENT_PATH, readCode, type Scheme, TOKEN_PATH } from './support/nicepay-caller.ts'
import { openMerchant } from './support/open-merchant.ts'
import { PUBLISHED_TOKEN_REQUEST } from './support/published.ts'
import {
  CLIENT_ID,
  EXTERNAL_ID,
  INQUIRY_ANSWER,
  INQUIRY_REQUEST,
  PAYMENT_REQUEST,
  TOKEN_ANSWER,
  TOKEN_REQUEST,
} from './support/samples.ts'

/** A JSON value with its types in place of its values. */
function typesOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, typesOf(member)]))
}

describe('the page’s samples', () => {
  it('a token request is answered with the six fields of the sample, in their order and types', async () => {
    const { caller } = openMerchant()
    const { response } = await caller.requestToken(TOKEN_REQUEST)
    expect(response.status).toBe(200)
    expect(Object.keys(response.body)).toStrictEqual(Object.keys(TOKEN_ANSWER))
    expect(typesOf(response.body)).toStrictEqual(typesOf(TOKEN_ANSWER))
    expect({ ...response.body, accessToken: TOKEN_ANSWER.accessToken }).toStrictEqual(TOKEN_ANSWER)
    expect(response.body.accessToken.length).toBeLessThanOrEqual(150)
    expect(response.headers).toMatchObject({
      'content-type': 'application/json',
      'x-timestamp': '2024-01-22T15:00:01+07:00',
      'x-client-key': CLIENT_ID,
    })
  })

  it('an inquiry is sent with the page’s seven headers and answered with its sample, byte by byte', async () => {
    const { caller } = openMerchant()
    const { request, response } = await caller.inquire(INQUIRY_REQUEST, { externalId: EXTERNAL_ID })
    expect(Object.keys(request.headers).sort()).toStrictEqual([
      'Authorization',
      'CHANNEL-ID',
      'Content-Type',
      'X-EXTERNAL-ID',
      'X-PARTNER-ID',
      'X-SIGNATURE',
      'X-TIMESTAMP',
    ])
    expect(request.stringToSign).toBe('IONPAYTEST|2024-01-22T15:00:01+07:00')
    expect(response.status).toBe(200)
    expect(response.text).toBe(JSON.stringify(INQUIRY_ANSWER))
    expect(response.headers).toMatchObject({
      'content-type': 'application/json',
      'x-timestamp': '2024-01-22T15:00:01+07:00',
    })
  })

  it('a payment is answered with an echo', async () => {
    const { caller, events } = openMerchant()
    const { response } = await caller.pay(PAYMENT_REQUEST, { externalId: EXTERNAL_ID })
    expect(response.status).toBe(200)
    expect(response.body).toStrictEqual({
      responseCode: '2000000',
      responseMessage: 'Successful',
      payNoData: PAYMENT_REQUEST,
    })
    expect(events.at(-1)).toMatchObject({
      type: 'answered',
      service: 'nicoPayment',
      clientId: CLIENT_ID,
      externalId: EXTERNAL_ID,
      responseCode: '2000000',
      outcome: 'successful',
    })
  })

  it('the handler learns what the headers say', async () => {
    let context: object = {}
    const { caller } = openMerchant({
      payment: (_, given) => {
        context = given
      },
    })
    const { request } = await caller.pay(PAYMENT_REQUEST, { externalId: EXTERNAL_ID })
    expect(context).toMatchObject({
      partner: { clientId: CLIENT_ID },
      externalId: EXTERNAL_ID,
      channelId: CLIENT_ID,
      timestamp: new Date('2024-01-22T08:00:01Z'),
      rawBody: request.body,
    })
  })
})

it('takes a token request whose signature NICEPAY published, under its key of 1024 bits', async () => {
  const { clientId, timestamp, publicKey, signature } = PUBLISHED_TOKEN_REQUEST
  const { snap, events } = openMerchant({
    partner: { publicKeys: publicKey },
    snap: { clock: () => new Date(timestamp) },
  })
  const headers = {
    'Content-Type': 'application/json',
    'X-TIMESTAMP': timestamp,
    'X-CLIENT-KEY': clientId,
    'X-SIGNATURE': signature,
  }
  const body = JSON.stringify(TOKEN_REQUEST)
  const answer = await snap.fetch(new Request(`https://shop.invalid${TOKEN_PATH}`, { method: 'POST', headers, body }))
  expect(await answer.json()).toMatchObject({ responseCode: '2007300' })
  expect(events).toContainEqual(expect.objectContaining({ type: 'warning', code: 'WEAK_PUBLIC_KEY' }))
})

const SCHEMES: readonly Scheme[] = ['client-id', 'symmetric', 'asymmetric']
const BODY_SCHEMES = SCHEMES.filter((scheme) => scheme !== 'client-id')

describe.each(SCHEMES)('signed by %s', (signature) => {
  it('inquiry and payment succeed', async () => {
    const { caller } = openMerchant({ signature })
    expect(readCode(await caller.inquire(INQUIRY_REQUEST))).toStrictEqual([200, '2000000', 'Successful'])
    expect(readCode(await caller.pay(PAYMENT_REQUEST))).toStrictEqual([200, '2000000', 'Successful'])
  })

  it('a body with white space succeeds', async () => {
    const { caller } = openMerchant({ signature })
    const pretty = JSON.stringify(INQUIRY_REQUEST, null, 2)
    expect((await caller.inquire(pretty)).response.text).toBe(JSON.stringify(INQUIRY_ANSWER))
    const compact = JSON.stringify(INQUIRY_REQUEST)
    expect(readCode(await caller.inquire(compact, { sentBody: pretty }))[1]).toBe('2000000')
  })

  it.each(SCHEMES.filter((scheme) => scheme !== signature))('a call signed by %s is refused', async (other) => {
    const { caller } = openMerchant({ signature })
    const needsToken = other === 'asymmetric'
    const refused = needsToken ? [401, '4010001', 'Invalid Token (B2B)'] : [401, '4010000', 'Unauthorized. [Signature]']
    expect(readCode(await caller.inquire(INQUIRY_REQUEST, { signature: other }))).toStrictEqual(refused)
    expect(readCode(await caller.pay(PAYMENT_REQUEST, { signature: other }))).toStrictEqual(refused)
  })

  it('a signature of other text is refused', async () => {
    const { caller } = openMerchant({ signature })
    const { headers } = (await caller.inquire(INQUIRY_REQUEST, { timestamp: '2024-01-22T15:00:02+07:00' })).request
    const stolen = { headers: { 'X-SIGNATURE': headers['X-SIGNATURE'] } }
    expect(readCode(await caller.inquire(INQUIRY_REQUEST, stolen))).toStrictEqual([
      401,
      '4010000',
      'Unauthorized. [Signature]',
    ])
  })

  it('can be asked of one service alone', async () => {
    const { caller } = openMerchant({ contract: { services: { nicoPayment: { signature } } } })
    expect(readCode(await caller.inquire(INQUIRY_REQUEST))[1]).toBe('2000000')
    expect(readCode(await caller.pay(PAYMENT_REQUEST, { signature }))[1]).toBe('2000000')
  })
})

describe('what a signature covers', () => {
  const altered = JSON.stringify({ ...PAYMENT_REQUEST, payNo: '701589101111' })

  it.each(BODY_SCHEMES)('%s: the body and the path', async (signature) => {
    const { caller } = openMerchant({ signature })
    const refused = [401, '4010000', 'Unauthorized. [Signature]']
    expect(readCode(await caller.pay(PAYMENT_REQUEST, { sentBody: altered }))).toStrictEqual(refused)
    expect(readCode(await caller.inquire(PAYMENT_REQUEST, { sentPath: PAYMENT_PATH }))).toStrictEqual(refused)
    expect(readCode(await caller.pay(PAYMENT_REQUEST, { sentPath: `${PAYMENT_PATH}?a=1` }))).toStrictEqual(refused)
  })

  it('access-token, as NICEPAY prints it: neither, and a warning says so at start', async () => {
    const { caller, events } = openMerchant()
    expect(events).toContainEqual(expect.objectContaining({ type: 'warning', code: 'SIGNATURE_DOES_NOT_COVER_BODY' }))
    expect(readCode(await caller.pay(PAYMENT_REQUEST, { sentBody: altered }))[1]).toBe('2000000')
  })
})

describe('whatever the body', () => {
  const values = fc.oneof(fc.constantFrom('7015', '1', '', null, 1, 10000.5), fc.jsonValue())
  const amounts = fc.oneof(fc.record({ value: values, currency: fc.oneof(fc.constant('IDR'), values) }), values)
  const fields = Object.fromEntries(
    Object.keys(PAYMENT_REQUEST).map((field) => [field, field.endsWith('Amount') ? amounts : values]),
  )
  const bodies = fc.oneof(fc.record(fields, { requiredKeys: [] }), fc.dictionary(fc.string(), fc.jsonValue()))

  it('a JSON object is answered, or refused for a field that it names', async () => {
    const { caller, events } = openMerchant()
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        for (const send of [caller.inquire, caller.pay]) {
          const [status, code, message] = readCode(await send(body))
          // 4090000: two bodies of one payment
          expect(['2000000', '4000001', '4000002', '4090000']).toContain(code)
          expect(String(status)).toBe(code.slice(0, 3))
          if (status === 400) expect(message).toMatch(/^Invalid (Field Format|Mandatory Field) [a-zA-Z.]+$/)
        }
      }),
    )
    expect(events.filter(({ type }) => type === 'failed')).toStrictEqual([])
  })

  it('any other JSON, and any bytes, are refused', async () => {
    const { caller, events } = openMerchant()
    const json = fc.jsonValue().filter((value) => typeof value !== 'object' || value === null || Array.isArray(value))
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string().map((text) => new TextEncoder().encode(text)),
      json.map((value) => new TextEncoder().encode(JSON.stringify(value))),
    )
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        expect(readCode(await caller.inquire(body))).toStrictEqual([400, '4000000', 'Bad Request'])
        expect(readCode(await caller.requestToken(body))).toStrictEqual([400, '4007300', 'Bad Request'])
      }),
    )
    expect(events.filter(({ type }) => type === 'failed')).toStrictEqual([])
  })

  it('the handler sees texts where it is told texts', async () => {
    const seen: NicoInquiryRequest[] = []
    const { caller } = openMerchant({
      inquiry: (request) => {
        seen.push(request)
        throw new Error('enough')
      },
    })
    const texts = fc.record(
      {
        partnerServiceId: fc.string({ minLength: 1, maxLength: 4 }),
        customerNo: fc.string({ minLength: 1, maxLength: 8 }),
        payNo: fc.string({ minLength: 1, maxLength: 12 }),
        inquiryRequestId: fc.string({ minLength: 1, maxLength: 40 }),
        mitraCd: fc.string({ minLength: 1, maxLength: 4 }),
      },
      { noNullPrototype: true },
    )
    await fc.assert(
      fc.asyncProperty(texts, async (body) => {
        await caller.inquire(body)
        expect(seen.at(-1)).toStrictEqual(body)
      }),
    )
  })
})
