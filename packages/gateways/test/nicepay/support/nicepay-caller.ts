import { createHash, createHmac, type KeyObject, sign } from 'node:crypto'
import type { Snap } from '@snap-sdk/core'

/*
 * NICEPAY's side of a call, written from its pages and with node:crypto alone: it shares no code with what it tests.
 */

export type Scheme = 'client-id' | 'symmetric' | 'asymmetric'

export interface CallerOptions {
  readonly snap: Snap
  readonly clientId: string
  readonly privateKey: KeyObject
  readonly clientSecret: string
  readonly clock: () => Date
  /** How calls are signed. Default `client-id`. */
  readonly signature?: Scheme | undefined
}

/** What one call does otherwise than usual. */
export interface CallOverrides {
  readonly method?: string | undefined
  readonly signature?: Scheme | undefined
  /** X-TIMESTAMP as text. Default: now. */
  readonly timestamp?: string | undefined
  /** Default: random digits. */
  readonly externalId?: string | undefined
  /** Default: the cached token. */
  readonly accessToken?: string | undefined
  /** Put in after signing; `undefined` leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined
  /** Sent and signed. */
  readonly path?: string | undefined
  /** Sent where it is not the path that is signed. */
  readonly sentPath?: string | undefined
  /** Sent where it is not the body that is signed. */
  readonly sentBody?: string | undefined
  readonly remoteAddress?: string | undefined
}

export interface Exchange {
  readonly request: {
    readonly headers: Readonly<Record<string, string>>
    readonly body: Uint8Array
    readonly stringToSign: string
  }
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly text: string
    // biome-ignore lint/suspicious/noExplicitAny: whatever was answered; tests reach into it
    readonly body: any
  }
}

export interface NicepayCaller {
  requestToken(body?: unknown, overrides?: CallOverrides): Promise<Exchange>
  /** Calls a service that carries a token. */
  call(path: string, body: unknown, overrides?: CallOverrides): Promise<Exchange>
  inquire(body: unknown, overrides?: CallOverrides): Promise<Exchange>
  pay(body: unknown, overrides?: CallOverrides): Promise<Exchange>
  /** Notifies: named by X-CLIENT-KEY, without token. */
  notify(path: string, body: unknown, overrides?: CallOverrides): Promise<Exchange>
}

export const TOKEN_PATH = '/api/v1.0/access-token/b2b'
export const INQUIRY_PATH = '/api/v1.0/cvs/inquiry'
export const PAYMENT_PATH = '/api/v1.0/cvs/payment'

export function createNicepayCaller({
  snap,
  clientId,
  privateKey,
  clientSecret,
  clock,
  signature = 'client-id',
}: CallerOptions): NicepayCaller {
  let token: { readonly text: string; readonly until: number } | undefined
  let calls = 0
  const rsa = (text: string) => sign('sha256', Buffer.from(text), privateKey).toString('base64')

  function build(scheme: Scheme, path: string, body: Buffer, accessToken: string, timestamp: string, method: string) {
    const bodyHash = createHash('sha256').update(body).digest('hex')
    const strings: Record<Scheme, string> = {
      'client-id': `${clientId}|${timestamp}`,
      symmetric: `${method}:${path}:${accessToken}:${bodyHash}:${timestamp}`,
      asymmetric: `${method}:${path}:${bodyHash}:${timestamp}`,
    }
    const stringToSign = strings[scheme]
    const signed =
      scheme === 'symmetric'
        ? createHmac('sha512', clientSecret).update(stringToSign).digest('base64')
        : rsa(stringToSign)
    return { stringToSign, signed }
  }

  async function send(
    headers: Record<string, string | undefined>,
    path: string,
    body: Buffer,
    stringToSign: string,
    { method = 'POST', remoteAddress, sentBody, sentPath = path }: CallOverrides,
  ): Promise<Exchange> {
    const given = Object.fromEntries(
      Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
    )
    const lower = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]))
    const sent = sentBody === undefined ? body : Buffer.from(sentBody)
    const response = await snap.handle({ method, target: sentPath, headers: lower, body: sent, remoteAddress })
    const text = new TextDecoder().decode(response.body)
    return {
      request: { headers: given, body: sent, stringToSign },
      response: {
        status: response.status,
        headers: Object.fromEntries(new Headers(response.headers)),
        text,
        body: JSON.parse(text),
      },
    }
  }

  const caller: NicepayCaller = {
    async requestToken(body = { grantType: 'client_credentials', additionalInfo: {} }, overrides = {}) {
      const { timestamp = writeTimestamp(clock()), path = TOKEN_PATH } = overrides
      const bytes = toBytes(body)
      const { stringToSign, signed } = build('client-id', path, bytes, '', timestamp, 'POST')
      const exchange = await send(
        {
          'Content-Type': 'application/json',
          'X-TIMESTAMP': timestamp,
          'X-CLIENT-KEY': clientId,
          'X-SIGNATURE': signed,
          ...overrides.headers,
        },
        path,
        bytes,
        stringToSign,
        overrides,
      )
      const { accessToken, expiresIn } = exchange.response.body
      if (typeof accessToken === 'string')
        token = { text: accessToken, until: clock().getTime() + Number(expiresIn) * 1000 }
      return exchange
    },

    async call(at, body, overrides = {}) {
      const {
        timestamp = writeTimestamp(clock()),
        method = 'POST',
        path = at,
        signature: scheme = signature,
      } = overrides
      if (overrides.accessToken === undefined && !(token !== undefined && token.until > clock().getTime()))
        await caller.requestToken()
      const accessToken = overrides.accessToken ?? token?.text ?? ''
      const bytes = toBytes(body)
      const { stringToSign, signed } = build(scheme, path, bytes, accessToken, timestamp, method)
      return send(
        {
          'Content-Type': 'application/json',
          // The standard's asymmetric calls carry no token.
          ...(scheme === 'asymmetric' ? {} : { Authorization: `Bearer ${accessToken}` }),
          'X-TIMESTAMP': timestamp,
          'X-PARTNER-ID': clientId,
          'X-SIGNATURE': signed,
          'X-EXTERNAL-ID': overrides.externalId ?? `${Date.now()}${++calls}`,
          'CHANNEL-ID': clientId,
          ...overrides.headers,
        },
        path,
        bytes,
        stringToSign,
        overrides,
      )
    },

    inquire: (body, overrides) => caller.call(INQUIRY_PATH, body, overrides),
    pay: (body, overrides) => caller.call(PAYMENT_PATH, body, overrides),

    notify(at, body, overrides = {}) {
      const { timestamp = writeTimestamp(clock()), path = at } = overrides
      const bytes = toBytes(body)
      const { stringToSign, signed } = build('client-id', path, bytes, '', timestamp, 'POST')
      return send(
        {
          'Content-Type': 'application/json',
          'X-TIMESTAMP': timestamp,
          'X-CLIENT-KEY': clientId,
          'X-SIGNATURE': signed,
          ...overrides.headers,
        },
        path,
        bytes,
        stringToSign,
        overrides,
      )
    },
  }
  return caller
}

/** HTTP status, code and message. */
export function readCode({ response: { status, body } }: Exchange): [number, string, string] {
  return [status, body.responseCode, body.responseMessage]
}

function writeTimestamp(date: Date): string {
  return `${new Date(date.getTime() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`
}

function toBytes(body: unknown): Buffer {
  if (body instanceof Uint8Array) return Buffer.from(body)
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}
