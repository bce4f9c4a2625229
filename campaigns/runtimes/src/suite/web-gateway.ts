import type { CallOverrides, GatewayOptions, RawRequest } from '@snap-sdk/simulator'
import { encode, hashBody, importPrivateKey, signWithClientSecret, signWithPrivateKey } from './web-signer.ts'

/** Behind the base path, as in `@snap-sdk/simulator`. */
export const TOKEN_PATH = '/v1.0/access-token/b2b'
/** Behind the base path, as in `@snap-sdk/simulator`. */
export const INQUIRY_PATH = '/v1.0/cvs/inquiry'
/** Behind the base path, as in `@snap-sdk/simulator`. */
export const PAYMENT_PATH = '/v1.0/cvs/payment'

/** What the adapter suite's cases change of a call. */
type WebOverrides = Pick<CallOverrides, 'accessToken' | 'headers' | 'path' | 'sentBody'>

/** What the adapter suite's cases ask of a gateway. */
export interface WebGateway {
  prepareToken(): Promise<RawRequest>
  prepare(path: string, body: unknown, overrides?: WebOverrides): Promise<RawRequest>
}

/**
 * The gateway as the bundles have it, in the place of `@snap-sdk/simulator`: that one signs with `node:crypto`, which not every
 * runtime has. It signs with its own WebCrypto code, and shares none with core.
 */
export function createGateway(options: GatewayOptions): WebGateway {
  const { clientId, clientSecret = '', privateKey, signature = 'client-id', target } = options
  const { basePath = '/api', clock = () => new Date() } = options
  if (typeof privateKey !== 'string') throw new Error('this gateway takes its private key as PEM')
  const signAsymmetric = async (text: string) => signWithPrivateKey(text, await importPrivateKey(privateKey))
  let token: string | undefined
  let calls = 0

  const gateway: WebGateway = {
    async prepareToken() {
      const timestamp = toTimestamp(clock())
      const stringToSign = `${clientId}|${timestamp}`
      const headers = {
        'Content-Type': 'application/json',
        'X-TIMESTAMP': timestamp,
        'X-CLIENT-KEY': clientId,
        'X-SIGNATURE': await signAsymmetric(stringToSign),
      }
      const body = encode('{"grantType":"client_credentials"}')
      return { method: 'POST', path: basePath + TOKEN_PATH, headers, body, stringToSign }
    },

    async prepare(
      path,
      body,
      { accessToken, headers: changed = {}, path: otherPath = path, sentBody, ...unknown } = {},
    ) {
      if (Object.keys(unknown).length > 0) throw new Error(`this gateway does not know ${Object.keys(unknown)}`)
      const signed = toBytes(body)
      const timestamp = toTimestamp(clock())
      const bearer = signature === 'asymmetric' ? undefined : (accessToken ?? (await fetchToken()))
      const parts = ['POST', basePath + otherPath, bearer, await hashBody(signed), timestamp]
      const stringToSign =
        signature === 'client-id' ? `${clientId}|${timestamp}` : parts.filter((part) => part !== undefined).join(':')
      const headers: Record<string, string | undefined> = {
        'Content-Type': 'application/json',
        'X-TIMESTAMP': timestamp,
        Authorization: bearer === undefined ? undefined : `Bearer ${bearer}`,
        'X-PARTNER-ID': clientId,
        'X-EXTERNAL-ID': `${Date.now()}${calls++}`,
        'CHANNEL-ID': clientId,
        'X-SIGNATURE':
          signature === 'symmetric'
            ? await signWithClientSecret(stringToSign, clientSecret)
            : await signAsymmetric(stringToSign),
        ...changed,
      }
      return {
        method: 'POST',
        path: basePath + otherPath,
        headers: Object.fromEntries(
          Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
        ),
        body: sentBody === undefined ? signed : toBytes(sentBody),
        stringToSign,
      }
    },
  }

  async function fetchToken(): Promise<string> {
    if (token === undefined) {
      const { path, method, headers, body } = await gateway.prepareToken()
      const isUrl = typeof target === 'string' || target instanceof URL
      const request = new Request(new URL(path, isUrl ? target : 'http://merchant.example'), {
        method,
        headers,
        body: new Uint8Array(body),
      })
      const response = await (isUrl ? fetch(request) : target.fetch(request))
      const { accessToken }: { accessToken?: string } = await response.json()
      if (accessToken === undefined) throw new Error('the token request was refused')
      token = accessToken
    }
    return token
  }

  return gateway
}

function toBytes(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body
  return encode(typeof body === 'string' ? body : JSON.stringify(body))
}

/** Jakarta's time, to the second. */
function toTimestamp(date: Date): string {
  return new Date(date.getTime() + 7 * 3_600_000).toISOString().replace(/\.\d{3}Z$/, '+07:00')
}
