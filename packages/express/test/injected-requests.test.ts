import {
  type ApiGatewayAnswer,
  readApiGatewayAnswer,
  toApiGatewayEvent,
  toSignedCalls,
} from '@snap-sdk/adapter-suite/socket'
import { snapExpress } from '@snap-sdk/express'
import express from 'express'
import serverlessHttp from 'serverless-http'
import { describe, expect, it } from 'vitest'

const { snap, calls } = await toSignedCalls()
const app = express().use(snapExpress(snap))

describe.each(Object.entries(calls))('%s', (_, { request, responseCode }) => {
  it.each([
    ['1.0', true],
    ['1.0', false],
    ['2.0', true],
    ['2.0', false],
  ] as const)('is answered on Lambda by serverless-http: event %s, base64 %s', async (version, isBase64Encoded) => {
    const lambda = serverlessHttp(app)
    const answer = (await lambda(toApiGatewayEvent(request, version, isBase64Encoded), {})) as ApiGatewayAnswer
    expect(readApiGatewayAnswer(answer).responseCode).toBe(responseCode)
  })
})
