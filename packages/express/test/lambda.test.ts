import { describeAdapter, EVENT_CASES, EVENT_GAPS } from '@snap-sdk/adapter-suite'
import {
  API_GATEWAY_SETUPS,
  type ApiGatewayAnswer,
  onLambda,
  readApiGatewayAnswer,
  toApiGatewayEvent,
  toSignedCalls,
} from '@snap-sdk/adapter-suite/socket'
import { snapExpress } from '@snap-sdk/express'
import express from 'express'
import serverlessHttp from 'serverless-http'
import { describe, expect, it } from 'vitest'
import { createExpressApp, EXPRESS_WORDS } from './start-express.ts'

const { snap, calls } = await toSignedCalls()
const app = express().use(snapExpress(snap))

describe.each(Object.entries(calls))('%s', (_, { request, responseCode }) => {
  it.each(API_GATEWAY_SETUPS)('is answered on Lambda by serverless-http: %o', async (setup) => {
    const answer = (await serverlessHttp(app)(toApiGatewayEvent(request, setup), {})) as ApiGatewayAnswer
    expect(readApiGatewayAnswer(answer).responseCode).toBe(responseCode)
  })
})

for (const version of ['1.0', '2.0'] as const)
  describeAdapter({
    name: `Express 5 on Lambda, events ${version}`,
    words: EXPRESS_WORDS,
    only: EVENT_CASES,
    start: (wiring) => onLambda(serverlessHttp(createExpressApp(express, wiring)), { version, isBase64Encoded: true }),
    gaps: {
      ...EVENT_GAPS,
      'parser-before-decoding': 'serverless-http keeps the bytes: the call is answered as it should',
    },
  })
