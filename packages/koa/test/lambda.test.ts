import { describeAdapter, EVENT_CASES, EVENT_GAPS } from '@snap-sdk/adapter-suite'
import {
  API_GATEWAY_SETUPS,
  type ApiGatewayAnswer,
  onLambda,
  readApiGatewayAnswer,
  toApiGatewayEvent,
  toSignedCalls,
} from '@snap-sdk/adapter-suite/socket'
import { snapKoa } from '@snap-sdk/koa'
import Koa from 'koa'
import serverlessHttp from 'serverless-http'
import { describe, expect, it } from 'vitest'
import { createKoaApp, KOA_WORDS } from './start-koa.ts'

const { snap, calls } = await toSignedCalls()
const app = new Koa().use(snapKoa(snap))

describe.each(Object.entries(calls))('%s', (_, { request, responseCode }) => {
  it.each(API_GATEWAY_SETUPS)('is answered on Lambda by serverless-http: %o', async (setup) => {
    const answer = (await serverlessHttp(app)(toApiGatewayEvent(request, setup), {})) as ApiGatewayAnswer
    expect(readApiGatewayAnswer(answer).responseCode).toBe(responseCode)
  })
})

const KEPT = 'serverless-http keeps the bytes: the call is answered as it should'

describeAdapter({
  name: 'Koa 3 on Lambda, events 2.0',
  words: KOA_WORDS,
  only: EVENT_CASES,
  start: (wiring) => onLambda(serverlessHttp(createKoaApp(Koa, wiring)), { version: '2.0', isBase64Encoded: true }),
  gaps: { ...EVENT_GAPS, 'parser-before-json': KEPT, 'parser-before-text': KEPT, 'parser-before-decoding': KEPT },
})
