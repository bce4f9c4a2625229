import * as z from 'zod/mini'
import { run } from './run.ts'
import type { Handler, Service } from './service.ts'
import { validate } from './validate.ts'

/** @see NICEPAY, NICO "Request Access Token", request body. Its lengths contradict its own samples: docs/protocol.md, "Access token". */
const requestSchema = z.looseObject({
  grantType: z.literal('client_credentials'),
  additionalInfo: z.optional(z.nullable(z.looseObject({}))),
})

const answerSchema = z.object({ accessToken: z.string() })

/** Service 73, `POST /v1.0/access-token/b2b`: it is always there. The token is issued to the partner whose signature was verified. */
export function accessTokenService({
  lifetimeSeconds,
  issue,
}: {
  readonly lifetimeSeconds: number
  readonly issue: (clientId: string) => string
}): Service {
  const serviceCode = '73'
  const handler: Handler<unknown, { accessToken: string }> = (_, { partner }) => ({
    accessToken: issue(partner.clientId),
  })
  const toBody = ({ accessToken }: { accessToken: string }) => ({
    accessToken,
    tokenType: 'Bearer',
    expiresIn: String(lifetimeSeconds),
    additionalInfo: {},
  })
  return {
    name: 'access-token',
    method: 'POST',
    path: '/v1.0/access-token/b2b',
    serviceCode,
    signature: 'access-token',
    callerHeader: 'X-CLIENT-KEY',
    carriesToken: false,
    caseCodes: {},
    duplicates: 'none',
    replayDays: 0,
    validate: (body) => validate(requestSchema, body),
    duplicateKey: () => undefined,
    run: (request, context) =>
      run({ handler, serviceCode, caseCodes: {}, answer: answerSchema, toBody }, request, context),
  }
}
