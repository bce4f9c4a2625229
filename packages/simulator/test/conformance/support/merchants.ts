import { generateKeyPairSync } from 'node:crypto'
import type { ServiceName } from '../../../src/answer/judge-answer.ts'
import { createGateway, type Gateway, type GatewayOptions } from '../../../src/gateway.ts'
import { SERVICES } from '../../../src/services/index.ts'

/** What a merchant of these tests answers to a request, whatever it holds. */
export type Answers = (service: ServiceName | undefined, request: Request) => Response | Promise<Response>

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** A gateway that calls a merchant in process. */
export function gatewayTo(answers: Answers, options: Partial<GatewayOptions> = {}): Gateway {
  const target = {
    async fetch(request: Request): Promise<Response> {
      const { pathname } = new URL(request.url)
      const found = Object.entries(SERVICES).find(([, { path }]) => pathname === `/api${path}`)
      return answers(found?.[0] as ServiceName | undefined, request) // a key of SERVICES
    },
  }
  return createGateway({
    clientId: 'IONPAYTEST',
    privateKey,
    clientSecret: 'a client secret of the test',
    target,
    ...options,
  })
}

export function json(status: number, body: Readonly<Record<string, unknown>>): Response {
  const headers = { 'X-TIMESTAMP': '2024-01-22T15:00:01+07:00', 'X-CLIENT-KEY': 'IONPAYTEST' }
  return Response.json(body, { status, headers })
}

export const TOKEN: Readonly<Record<string, unknown>> = {
  responseCode: '2007300',
  responseMessage: 'Successful',
  accessToken: 'a token of the test, of 36 characters',
  tokenType: 'Bearer',
  expiresIn: '1',
  additionalInfo: {},
}

/** Takes every call, whatever it is, and has every bill. */
export const takesAll: Answers = async (service, request) => {
  const body = await request.json().catch(() => ({}))
  if (service === 'token') return json(200, TOKEN)
  return json(200, {
    responseCode: '2000000',
    responseMessage: 'Successful',
    payNoData: {
      ...body,
      payNoName: 'John Test',
      goodsName: 'Pembelian John Test',
      payNoPhone: '087771122333',
      payNoEmail: 'jhon@test.com',
      totalAmount: { value: '10000.00', currency: 'IDR' },
      partnerReferenceNo: 'ABCDEFGH1234',
      payNoExpiredDateTime: '2099-07-03T12:08:56+07:00',
    },
  })
}

/** What a framework sends when the code in it throws. */
export const breaks: Answers = () => {
  const page = '<pre>Error: no\n    at serve (/srv/merchant.js:10:11)</pre>'
  return new Response(page, { status: 500, headers: { 'Content-Type': 'text/html' } })
}

/** Gives tokens to all, and breaks on every other call. */
export const breaksBehindTheToken: Answers = (service, request) =>
  service === 'token' ? takesAll(service, request) : breaks(service, request)

/** Breaks after some calls. */
export function breaksAfter(calls: number): Answers {
  let count = 0
  return (service, request) => (count++ < calls ? takesAll(service, request) : breaks(service, request))
}

/** Never answers after some calls. */
export function silentAfter(calls: number): Answers {
  let count = 0
  return (service, request) => (count++ < calls ? takesAll(service, request) : new Promise<never>(() => {}))
}
