import { TOKEN_HEADERS } from '../authenticate/headers.ts'
import { defineService } from '../services/define-service.ts'
import { any, literal, optional, text } from '../services/field.ts'
import type { Service } from '../services/service.ts'
import type { Endpoint } from './endpoint.ts'
import type { TokenParts } from './gateway-inside.ts'
import { prepareEndpoint, resolveSpeech } from './prepare-endpoint.ts'

interface TokenRequest {
  readonly grantType: 'client_credentials'
  readonly additionalInfo?: unknown
}

/** Service 73 as one gateway speaks it: its tables and its answer. */
export function tokenService(
  { servicePath, type, withAdditionalInfo }: Pick<TokenParts, 'servicePath' | 'type' | 'withAdditionalInfo'>,
  lifetimeSeconds: number,
): Service<TokenRequest, { accessToken: string }, Partial<TokenRequest>> {
  return defineService<TokenRequest, { accessToken: string }>({
    id: 'access-token',
    path: servicePath,
    code: '73',
    /** @see ASPI, service 73; a gateway's lengths may contradict its own samples: docs/protocol.md, "Access token". */
    fields: { grantType: literal('client_credentials'), additionalInfo: optional(any) },
    answer: { accessToken: text(2048) },
    toBody: ({ accessToken }) => ({
      accessToken,
      tokenType: type,
      expiresIn: String(lifetimeSeconds),
      ...(withAdditionalInfo ? { additionalInfo: {} } : {}),
    }),
  })
}

/** Service 73, `POST /v1.0/access-token/b2b`. The token is issued to the partner whose signature was verified. */
export function tokenEndpoint(
  names: readonly [string, ...string[]],
  { path, rows, ...parts }: TokenParts,
  { lifetimeSeconds, issue }: { readonly lifetimeSeconds: number; readonly issue: (clientId: string) => string },
): Endpoint {
  const definition = tokenService(parts, lifetimeSeconds)
  const speech = resolveSpeech([{ ...rows, signature: 'client-id', caller: 'X-CLIENT-KEY', headers: TOKEN_HEADERS }], {
    serviceCode: definition.code,
    carriesToken: false,
    where: `${names[0]} token`,
  })
  return prepareEndpoint({
    names,
    service: 'token',
    definition,
    path,
    speech,
    handler: (_, { partner }) => ({ accessToken: issue(partner.clientId) }),
    otherStatus: undefined,
    duplicates: 'none',
  })
}
