import { createSnap, type SnapCapture } from '@snap-sdk/core'
import { snapExpress } from '@snap-sdk/express'
import { nicepay } from '@snap-sdk/gateways'
import { rupiah } from '@snap-sdk/services'
import express, { type Express } from 'express'
import { describe, expect, it } from 'vitest'
import { describeExplanation } from '../../src/doctor/describe-explanation.ts'
import { explainCall } from '../../src/doctor/explain-call.ts'
import { parseCapturedCall } from '../../src/doctor/parse-captured-call.ts'
import type { Question } from '../../src/doctor/question.ts'
import { createGateway, type GatewayOptions, INQUIRY_PATH } from '../../src/gateway.ts'
import { serve } from '../support/serve.ts'
import { dumpSocket } from './support/dump-socket.ts'
import { CLIENT_ID, gateway, makePair, SECRET, secrets } from './support/signed-call.ts'

const BODY =
  '{"partnerServiceId":"7015","customerNo":"89101110","payNo":"701589101110","inquiryRequestId":"1","mitraCd":"ALMA","additionalInfo":{"rate":1.50,"note":"a\\/b"}}'

/** A merchant with a parser in front of snap-sdk, or none, that captures its calls. */
function openMerchant(signature: 'client-id' | 'symmetric' | 'asymmetric', putInFront: (app: Express) => void) {
  const captures: SnapCapture[] = []
  const answer = async () => ({
    payNoName: 'John',
    goodsName: 'Shoes',
    payNoPhone: '08123456789',
    payNoEmail: 'john@shop.example',
    totalAmount: rupiah(10_000),
    partnerReferenceNo: 'ref',
    payNoExpiredDateTime: '2030-01-01T00:00:00+07:00',
  })
  const snap = createSnap({
    gateways: [
      nicepay({
        partners: [{ clientId: CLIENT_ID, publicKeys: gateway.pem, clientSecrets: SECRET }],
        signature,
        handlers: { nicoInquiry: answer },
      }),
    ],
    tokens: { secrets: ['token-secret-of-the-test-0123456789abcdef'] },
    onEvent: () => {},
    onCapture: (capture) => captures.push(capture),
  })
  const app = express()
  putInFront(app)
  app.use(snapExpress(snap))
  return { app, captures }
}

/** What many write when they read that the raw body is needed. */
function keepWrongBytes(app: Express): void {
  app.use(express.json())
  app.use((request, _response, next) => {
    Object.assign(request, { rawBody: Buffer.from(JSON.stringify(request.body)) })
    next()
  })
}

function keepRightBytes(app: Express): void {
  app.use(express.json({ verify: (request, _response, bytes) => void Object.assign(request, { rawBody: bytes }) }))
}

function explain(capture: SnapCapture | undefined, question: Partial<Question> = {}) {
  const call = parseCapturedCall(Buffer.from(JSON.stringify(capture)), { source: 'capture.json' })
  return explainCall({ call, keys: gateway.given, secrets, ...question })
}

async function inquire(
  url: string,
  signature: 'client-id' | 'symmetric' | 'asymmetric',
  options: Partial<GatewayOptions> = {},
) {
  const caller = createGateway({
    clientId: CLIENT_ID,
    privateKey: gateway.privateKey,
    clientSecret: SECRET,
    signature,
    target: url,
    ...options,
  })
  return caller.inquire(BODY)
}

describe('captures that snap-sdk made', () => {
  it.each(['client-id', 'symmetric', 'asymmetric'] as const)(
    'verify when the call was accepted: %s',
    async (signature) => {
      const { app, captures } = openMerchant(signature, () => {})
      const { response } = await inquire(await serve(app), signature)
      expect(response.status).toBe(200)
      const explanations = captures.map((capture) => explain(capture, { signature }))
      expect(explanations).toHaveLength(signature === 'asymmetric' ? 1 : 2)
      for (const explanation of explanations) expect(explanation).toMatchObject({ verdict: 'verifies', troubles: [] })
    },
  )

  it('show the parser that changed the bytes', async () => {
    const { app, captures } = openMerchant('symmetric', keepWrongBytes)
    const { response } = await inquire(await serve(app), 'symmetric')
    expect(response.status).toBe(400) // fewer bytes than Content-Length says
    const explanation = explain(captures.at(-1), { signature: 'symmetric' })
    // What was lost cannot be had back in one step: a zero of 1.50, and the backslash of \/.
    expect(explanation.causes.map(({ rule }) => rule)).toEqual(['body-numbers', 'body-escapes'])
    expect(describeExplanation(explanation)).toMatch(
      /put the adapter before express.json\(\).*The server answered HTTP 400 4000000/,
    )
  })

  it('verify behind a parser that kept the bytes', async () => {
    const { app, captures } = openMerchant('symmetric', keepRightBytes)
    const { response } = await inquire(await serve(app), 'symmetric')
    expect(response.status).toBe(200)
    expect(explain(captures.at(-1), { signature: 'symmetric' }).verdict).toBe('verifies')
  })

  it('name the path, the scheme and the key that the merchant must set', async () => {
    const { app, captures } = openMerchant('asymmetric', () => {})
    const url = await serve(app)
    await inquire(url, 'asymmetric', { signedBasePath: '' })
    await inquire(url, 'symmetric')
    await inquire(url, 'asymmetric', { privateKey: makePair().privateKey })
    const refused = captures.filter(({ target }) => target.endsWith(INQUIRY_PATH))
    const rules = refused.map((capture) => explain(capture, { signature: 'asymmetric' }).causes.map(({ rule }) => rule))
    expect(rules).toEqual([['path-base'], ['scheme'], ['wrong-key']])
  })
})

describe('a dump of a socket', () => {
  it('is raw HTTP', async () => {
    const { url, requests } = await dumpSocket()
    await inquire(url, 'asymmetric')
    const call = parseCapturedCall(requests[0] ?? Buffer.alloc(0), { source: 'dump' })
    expect(Buffer.from(call.body).toString()).toBe(BODY)
    const question = { call, keys: gateway.given, secrets: [], signature: 'asymmetric' } as const
    expect(explainCall(question)).toMatchObject({ verdict: 'verifies', troubles: [] })
  })
})
