import type { KeyObject } from 'node:crypto'
import { STRINGS_TO_SIGN, signWithClientSecret, signWithPrivateKey, writeTimestamp } from '@snap-sdk/simulator'
import type { SchemeName, SnapRequest } from '../../src/index.ts'
import { gatewayKeys } from './key-pairs.ts'
import { deriveTokenKey, signToken } from './sign-token.ts'

export const CLIENT_ID = 'IONPAYTEST'
export const CLIENT_SECRET = 'client-secret-of-the-fixture'
export const TOKEN_SECRET = 'token-secret-of-the-fixture-0123456789'

export const TOKEN_PATH = '/v1.0/access-token/b2b'
export const INQUIRY_PATH = '/v1.0/test/inquiry'
export const PAYMENT_PATH = '/v1.0/test/payment'

/** The instant at which every fixture's clock stands. */
export const NOW = new Date('2024-01-22T08:00:01Z')

/** What a call is made of; every part has a default that makes it a good one. */
export interface CallParts {
  readonly scheme?: SchemeName
  readonly method?: string
  /** Behind the base path, with the query: sent and signed. */
  readonly path?: string
  readonly basePath?: string
  readonly signedBasePath?: string
  readonly body?: string | Uint8Array | object
  /** The body that is sent, where it is not the one that is signed. */
  readonly sentBody?: SnapRequest['body']
  readonly clientId?: string
  readonly timestamp?: string
  readonly externalId?: string
  readonly accessToken?: string
  readonly clientSecret?: string
  readonly privateKey?: KeyObject
  /** Headers put in after signing, by lower-case name; `undefined` leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly remoteAddress?: string
  readonly signal?: AbortSignal
}

let calls = 0

/** The fixture's instant, another millisecond each time: two calls are signed alike only where a test wants it. */
function nextTimestamp(): string {
  return writeTimestamp(NOW).replace('+', `.${String(calls++ % 1000).padStart(3, '0')}+`)
}

/** A token of the fixture's merchant, valid at {@link NOW}. */
export function makeToken(clientId: string = CLIENT_ID, now: Date = NOW): string {
  return signToken({ sub: clientId, exp: Math.floor(now.getTime() / 1000) + 900 }, deriveTokenKey(TOKEN_SECRET))
}

/** Signs a call as the gateway does, by code that shares nothing with core. */
export function makeRequest(parts: CallParts = {}): SnapRequest {
  const { scheme = 'symmetric', method = 'POST', path = INQUIRY_PATH, basePath = '/api' } = parts
  const { clientId = CLIENT_ID, timestamp = nextTimestamp(), accessToken = makeToken(clientId) } = parts
  const body = toBytes(parts.body ?? { text: 'hello' })
  const signable = { clientId, timestamp, method, path: (parts.signedBasePath ?? basePath) + path, accessToken, body }
  const stringToSign =
    scheme === 'symmetric-without-token'
      ? STRINGS_TO_SIGN.symmetric({ ...signable, accessToken: '' })
      : STRINGS_TO_SIGN[scheme](signable)
  const sent = parts.sentBody ?? body
  const headers: Record<string, string | undefined> = {
    'content-type': 'application/json',
    ...(sent instanceof Uint8Array ? { 'content-length': String(sent.length) } : { 'transfer-encoding': 'chunked' }),
    ...(scheme === 'asymmetric' || scheme === 'symmetric-without-token'
      ? {}
      : { authorization: `Bearer ${accessToken}` }),
    'x-timestamp': timestamp,
    'x-partner-id': clientId,
    'x-external-id': parts.externalId ?? `external-${calls++}`,
    'channel-id': 'IONPAYTEST01',
    'x-signature':
      scheme === 'symmetric' || scheme === 'symmetric-without-token'
        ? signWithClientSecret(stringToSign, parts.clientSecret ?? CLIENT_SECRET)
        : signWithPrivateKey(stringToSign, parts.privateKey ?? gatewayKeys.privateKey),
    ...parts.headers,
  }
  return {
    method,
    target: basePath + path,
    headers: toHeaders(headers),
    body: sent,
    remoteAddress: parts.remoteAddress,
    signal: parts.signal,
  }
}

/** Signs an access-token request. */
export function makeTokenRequest(parts: CallParts = {}): SnapRequest {
  const clientId = parts.clientId ?? CLIENT_ID
  return makeRequest({
    scheme: 'client-id',
    path: TOKEN_PATH,
    body: { grantType: 'client_credentials', additionalInfo: {} },
    ...parts,
    headers: {
      authorization: undefined,
      'x-partner-id': undefined,
      'x-external-id': undefined,
      'channel-id': undefined,
      'x-client-key': clientId,
      ...parts.headers,
    },
  })
}

export function toHeaders(headers: Readonly<Record<string, string | undefined>>): SnapRequest['headers'] {
  return { get: (name) => headers[name] ?? null }
}

/** Node's Buffers, as a real server hands them over: their slice() shares memory, where a Uint8Array's copies. */
export function toBytes(body: string | Uint8Array | object): Uint8Array {
  if (body instanceof Uint8Array) return body
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}

/** A body that comes in chunks. */
export async function* stream(...chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield toBytes(chunk)
}
