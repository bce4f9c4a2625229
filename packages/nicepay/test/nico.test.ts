import type { NicoInquiryRequest } from '@snap-sdk/nicepay'
import { INQUIRY_PATH, PAYMENT_PATH, type SignatureScheme } from '@snap-sdk/simulator'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openMerchant, readCode } from './support/open-merchant.ts'
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
    const { gateway } = openMerchant()
    const { response } = await gateway.requestToken(TOKEN_REQUEST)
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
    const { gateway } = openMerchant()
    const { request, response } = await gateway.inquire(INQUIRY_REQUEST, { externalId: EXTERNAL_ID })
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
    const { gateway, events } = openMerchant()
    const { response } = await gateway.pay(PAYMENT_REQUEST, { externalId: EXTERNAL_ID })
    expect(response.status).toBe(200)
    expect(response.body).toStrictEqual({
      responseCode: '2000000',
      responseMessage: 'Successful',
      payNoData: PAYMENT_REQUEST,
    })
    expect(events.at(-1)).toMatchObject({
      type: 'accepted',
      service: 'nico.payment',
      clientId: CLIENT_ID,
      externalId: EXTERNAL_ID,
      responseCode: '2000000',
      outcome: 'successful',
    })
  })

  it('the handler learns what the headers say', async () => {
    let context: object = {}
    const { gateway } = openMerchant({
      payment: (_, given) => {
        context = given
      },
    })
    const { request } = await gateway.pay(PAYMENT_REQUEST, { externalId: EXTERNAL_ID })
    expect(context).toMatchObject({
      partner: { clientId: CLIENT_ID },
      externalId: EXTERNAL_ID,
      channelId: CLIENT_ID,
      timestamp: new Date('2024-01-22T08:00:01Z'),
      rawBody: request.body,
    })
  })
})

const SCHEMES: readonly SignatureScheme[] = ['access-token', 'symmetric', 'asymmetric']
const BODY_SCHEMES = SCHEMES.filter((scheme) => scheme !== 'access-token')

describe.each(SCHEMES)('signed by %s', (signature) => {
  it('inquiry and payment succeed', async () => {
    const { gateway } = openMerchant({ signature })
    expect(readCode(await gateway.inquire(INQUIRY_REQUEST))).toStrictEqual([200, '2000000', 'Successful'])
    expect(readCode(await gateway.pay(PAYMENT_REQUEST))).toStrictEqual([200, '2000000', 'Successful'])
  })

  it('a body with white space succeeds', async () => {
    const { gateway } = openMerchant({ signature })
    const pretty = JSON.stringify(INQUIRY_REQUEST, null, 2)
    expect((await gateway.inquire(pretty)).response.text).toBe(JSON.stringify(INQUIRY_ANSWER))
    const compact = JSON.stringify(INQUIRY_REQUEST)
    expect(readCode(await gateway.inquire(compact, { sentBody: pretty }))[1]).toBe('2000000')
  })

  it.each(SCHEMES.filter((scheme) => scheme !== signature))('a call signed by %s is refused', async (other) => {
    const { gateway } = openMerchant({ signature })
    const needsToken = other === 'asymmetric'
    const refused = needsToken ? [401, '4010001', 'Invalid Token (B2B)'] : [401, '4010000', 'Unauthorized. [Signature]']
    expect(readCode(await gateway.inquire(INQUIRY_REQUEST, { signature: other }))).toStrictEqual(refused)
    expect(readCode(await gateway.pay(PAYMENT_REQUEST, { signature: other }))).toStrictEqual(refused)
  })

  it('a signature of other text is refused', async () => {
    const { gateway } = openMerchant({ signature })
    const { headers } = (await gateway.inquire(INQUIRY_REQUEST, { timestamp: '2024-01-22T15:00:02+07:00' })).request
    const stolen = { headers: { 'X-SIGNATURE': headers['X-SIGNATURE'] } }
    expect(readCode(await gateway.inquire(INQUIRY_REQUEST, stolen))).toStrictEqual([
      401,
      '4010000',
      'Unauthorized. [Signature]',
    ])
  })

  it('can be asked of one service alone', async () => {
    const { gateway } = openMerchant({ paymentOptions: { signature } })
    expect(readCode(await gateway.inquire(INQUIRY_REQUEST))[1]).toBe('2000000')
    expect(readCode(await gateway.pay(PAYMENT_REQUEST, { signature }))[1]).toBe('2000000')
  })
})

describe('what a signature covers', () => {
  const altered = JSON.stringify({ ...PAYMENT_REQUEST, payNo: '701589101111' })

  it.each(BODY_SCHEMES)('%s: the body and the path', async (signature) => {
    const { gateway } = openMerchant({ signature })
    const refused = [401, '4010000', 'Unauthorized. [Signature]']
    expect(readCode(await gateway.pay(PAYMENT_REQUEST, { sentBody: altered }))).toStrictEqual(refused)
    const call = await gateway.prepare(INQUIRY_PATH, PAYMENT_REQUEST)
    expect(readCode(await gateway.send({ ...call, path: `/api${PAYMENT_PATH}` }))).toStrictEqual(refused)
    expect(readCode(await gateway.send({ ...call, path: `${call.path}?a=1` }))).toStrictEqual(refused)
  })

  it('access-token, as NICEPAY prints it: neither, and a warning says so at start', async () => {
    const { gateway, events } = openMerchant()
    expect(events).toContainEqual(expect.objectContaining({ type: 'warning', code: 'SIGNATURE_DOES_NOT_COVER_BODY' }))
    expect(readCode(await gateway.pay(PAYMENT_REQUEST, { sentBody: altered }))[1]).toBe('2000000')
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
    const { gateway, events } = openMerchant()
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        for (const send of [gateway.inquire, gateway.pay]) {
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
    const { gateway, events } = openMerchant()
    const json = fc.jsonValue().filter((value) => typeof value !== 'object' || value === null || Array.isArray(value))
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string().map((text) => new TextEncoder().encode(text)),
      json.map((value) => new TextEncoder().encode(JSON.stringify(value))),
    )
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        expect(readCode(await gateway.inquire(body))).toStrictEqual([400, '4000000', 'Bad Request'])
        expect(readCode(await gateway.requestToken(body))).toStrictEqual([400, '4007300', 'Bad Request'])
      }),
    )
    expect(events.filter(({ type }) => type === 'failed')).toStrictEqual([])
  })

  it('the handler sees texts where it is told texts', async () => {
    const seen: NicoInquiryRequest[] = []
    const { gateway } = openMerchant({
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
        await gateway.inquire(body)
        expect(seen.at(-1)).toStrictEqual(body)
      }),
    )
  })
})
