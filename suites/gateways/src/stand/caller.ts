import type { KeyObject } from 'node:crypto'
import type { Snap } from '@snap-sdk/core'
import {
  type SignatureScheme,
  STRINGS_TO_SIGN,
  signWithClientSecret,
  signWithPrivateKey,
  writeTimestamp,
} from '@snap-sdk/simulator'
import type { Body, DialectCases, ServiceCases, Spoken } from '../dialect-cases.ts'
import type { Keys } from './keys.ts'

/** What one call has otherwise than usual. */
export interface CallOverrides {
  /** The text that is sent, and signed, instead of the body's compact JSON. */
  readonly text?: string
  /** Sent where it is not what is signed. */
  readonly sentText?: string
  /** `undefined`: none is sent. Left out: the next one. */
  readonly externalId?: string | undefined
  readonly accessToken?: string
  /** Put in after signing; `undefined` leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>
  /** Where it is sent. Default: the service's path. */
  readonly target?: string
  /** What is signed instead of what the gateway signs of the target. */
  readonly signedPath?: string
  readonly privateKey?: KeyObject
  readonly clientSecret?: string
  readonly signal?: AbortSignal
}

/** What came back. */
export interface Answered {
  readonly status: number
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: whatever was answered; tests reach into it
  readonly body: any
  /** What was sent as X-EXTERNAL-ID. */
  readonly externalId: string | undefined
}

/** Plays one gateway: builds its calls from its cases, and signs them with the simulator's own transcription of the schemes. */
export interface Caller {
  call(service: string, body: Body, overrides?: CallOverrides): Promise<Answered>
  /** Asks for an access token, and keeps it. */
  token(overrides?: CallOverrides): Promise<Answered>
  /** The cached token, or a new one. */
  accessToken(): Promise<string>
}

export interface CallerOptions {
  readonly snap: Snap
  readonly keys: Keys
  readonly clock: { now: Date }
  /** Default: that of the cases. */
  readonly clientId?: string
  readonly partnerId?: DialectCases['partnerId']
  /** Where services stand, the token's too, when the contract puts them elsewhere. */
  readonly paths?: Readonly<Record<string, string>> | undefined
}

export function createCaller(cases: DialectCases, options: CallerOptions): Caller {
  const { snap, keys, clock, clientId = cases.clientId, partnerId = cases.partnerId ?? clientId, paths } = options
  let calls = 0
  let cached: { readonly text: string; readonly until: number } | undefined

  /** Both algorithms give one text one signature: a flood of copies is signed once. */
  const signatures = new Map<string, string>()

  function sign(scheme: SignatureScheme, parts: Signed, overrides: CallOverrides): string {
    const { privateKey = keys.privateKey, clientSecret = keys.clientSecret } = overrides
    const text = STRINGS_TO_SIGN[scheme]({ ...parts, clientId, method: 'POST' })
    if (scheme === 'symmetric') return signWithClientSecret(text, clientSecret)
    if (privateKey !== keys.privateKey) return signWithPrivateKey(text, privateKey)
    const signature = signatures.get(text) ?? signWithPrivateKey(text, privateKey)
    signatures.set(text, signature)
    return signature
  }

  async function send(
    target: string,
    headers: Readonly<Record<string, string | undefined>>,
    body: Uint8Array,
    { sentText, signal }: CallOverrides,
  ): Promise<Answered> {
    const sent = new Map(
      Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name.toLowerCase(), value] as const],
      ),
    )
    const response = await snap.handle({
      method: 'POST',
      target,
      headers: sent,
      body: sentText === undefined ? body : encode(sentText),
      ...(signal === undefined ? {} : { signal }),
    })
    const text = new TextDecoder().decode(response.body)
    return { status: response.status, text, body: JSON.parse(text), externalId: sent.get('x-external-id') }
  }

  const caller: Caller = {
    async call(service, body, overrides = {}) {
      const { spoken, target: usual, ownPath } = howToCall(cases, service, paths)
      const { target = usual, text = JSON.stringify(body) } = overrides
      const timestamp = (spoken.writeTimestamp ?? writeTimestamp)(clock.now)
      const accessToken = spoken.carriesToken ? (overrides.accessToken ?? (await caller.accessToken())) : ''
      const bytes = encode(text)
      const path = overrides.signedPath ?? signedPathOf(spoken, target, ownPath)
      const signature = sign(spoken.scheme, { timestamp, path, accessToken, body: bytes }, overrides)
      const callerHeader = spoken.caller ?? 'X-PARTNER-ID'
      const own =
        callerHeader === 'X-CLIENT-KEY' ? clientId : typeof partnerId === 'string' ? partnerId : partnerId[service]
      const externalId = 'externalId' in overrides ? overrides.externalId : spoken.externalId?.(++calls)
      const headers = {
        'Content-Type': 'application/json',
        Authorization: spoken.carriesToken ? `Bearer ${accessToken}` : undefined,
        'X-TIMESTAMP': timestamp,
        [callerHeader]: own,
        'X-SIGNATURE': signature,
        'X-EXTERNAL-ID': externalId,
        'CHANNEL-ID': spoken.channelId,
        ...overrides.headers,
      }
      return send(target, headers, bytes, overrides)
    },

    async token(overrides = {}) {
      const target = overrides.target ?? paths?.token ?? cases.token?.path ?? ''
      const timestamp = writeTimestamp(clock.now)
      const bytes = encode(overrides.text ?? '{"grantType":"client_credentials"}')
      const parts = { timestamp, path: target, accessToken: '', body: bytes }
      const headers = {
        'Content-Type': 'application/json',
        'X-TIMESTAMP': timestamp,
        'X-CLIENT-KEY': clientId,
        'X-SIGNATURE': sign('client-id', parts, overrides),
        ...overrides.headers,
      }
      const answered = await send(target, headers, bytes, overrides)
      const { accessToken, expiresIn } = answered.body
      if (typeof accessToken === 'string')
        cached = { text: accessToken, until: clock.now.getTime() + Number(expiresIn) * 1000 }
      return answered
    },

    async accessToken() {
      if (cached !== undefined && cached.until > clock.now.getTime()) return cached.text
      const { text, body } = await caller.token()
      if (typeof body.accessToken !== 'string') throw new Error(`no access token: ${text}`)
      return body.accessToken
    },
  }
  return caller
}

interface Signed {
  readonly timestamp: string
  readonly path: string
  readonly accessToken: string
  readonly body: Uint8Array
}

/** How one service of a gateway is called, and where. */
export function howToCall(
  cases: DialectCases,
  service: string,
  paths?: Readonly<Record<string, string>> | undefined,
): { readonly spoken: Spoken; readonly target: string; readonly ownPath: string; readonly service: ServiceCases } {
  const found = cases.services[service]
  if (found === undefined) throw new Error(`no cases for ${service}`)
  return {
    service: found,
    spoken: { ...cases.spoken, ...found.spoken },
    target: paths?.[service] ?? found.path,
    ownPath: found.ownPath ?? found.path,
  }
}

/** What a gateway signs of a target. */
export function signedPathOf(
  { signedPath = 'received', signedQuery = 'received' }: Spoken,
  target: string,
  ownPath: string,
): string {
  const [path = '', query] = target.split('?', 2)
  const signed = signedPath === 'own' ? ownPath : path
  if (query === undefined || signedQuery === 'none') return signed
  return `${signed}?${signedQuery === 'sorted' ? sortQuery(query) : query}`
}

/** @see BCA, "Signature": parameters by name, then value; RFC 3986 encoding with upper-case hexadecimal digits */
function sortQuery(query: string): string {
  const encodeText = (text: string) =>
    encodeURIComponent(decodeURIComponent(text)).replace(
      /[!'()*]/g,
      (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
    )
  return query
    .split('&')
    .map((parameter) => parameter.split('=').map(encodeText).join('='))
    .sort()
    .join('&')
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
