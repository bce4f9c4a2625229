import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { type CalledService, describeCall } from './dialects/called-service.ts'
import type { Dialect } from './dialects/dialect.ts'
import { DEFAULT_DIALECT } from './dialects/index.ts'
import { writeExternalId, writeTimestampAs } from './dialects/spellings.ts'
import { parseJson } from './parse-json.ts'
import type { ServiceName } from './services/service.ts'
import {
  type SignatureScheme,
  STRINGS_TO_SIGN,
  signWithClientSecret,
  signWithPrivateKey,
  writeTimestamp,
} from './sign.ts'
import { signedTarget } from './signed-target.ts'
import { createTransport, type Incoming, isUrl, type Outgoing, type Target } from './transport.ts'

/** Who the gateway is, whom it calls, and how. */
export interface GatewayOptions {
  /** X-CLIENT-KEY, and X-PARTNER-ID where no `partnerId` is given. */
  readonly clientId: string
  /** X-PARTNER-ID, where it is another text. Default: `clientId`. */
  readonly partnerId?: string | undefined
  /** How it calls. Default: NICEPAY. */
  readonly dialect?: Dialect | undefined
  /** PEM, or a key object. */
  readonly privateKey: string | KeyObject
  /** For the `symmetric` scheme. */
  readonly clientSecret?: string | undefined
  /** How everything but the token is signed. Default: as the dialect says, `client-id` for NICO. */
  readonly signature?: SignatureScheme | undefined
  readonly target: Target
  /** What stands before `/v1.0/…` on the target. Default: the dialect's, `/api` for NICEPAY. */
  readonly basePath?: string | undefined
  /** Whole paths of services that stand elsewhere, as the merchant registered them with the gateway. */
  readonly paths?: Readonly<Partial<Record<ServiceName, string>>> | undefined
  /** What stands before `/v1.0/…` in the string to sign. Default: `basePath`. */
  readonly signedBasePath?: string | undefined
  /** Default: the machine's clock. */
  readonly clock?: (() => Date) | undefined
  /** How long an answer may take. Default 30000. */
  readonly timeoutMilliseconds?: number | undefined
  /** Whether connections are used again. Default true. */
  readonly keepAlive?: boolean | undefined
}

/** What one call does otherwise than usual. */
export interface CallOverrides {
  /** Sent and signed. Default `POST`. */
  readonly method?: string | undefined
  readonly signature?: SignatureScheme | undefined
  /** X-TIMESTAMP as text. Default: now. */
  readonly timestamp?: string | undefined
  /** Default: random digits. */
  readonly externalId?: string | undefined
  /** Default: the cached token. */
  readonly accessToken?: string | undefined
  /** Further or other headers, put in after signing; `undefined` leaves one out. Names as SNAP spells them. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined
  /** Behind `basePath`, with the query: sent and signed. */
  readonly path?: string | undefined
  /** The body that is sent, where it is not the one that is signed. */
  readonly sentBody?: string | Uint8Array | undefined
}

/** A request that is ready to go out. */
export interface RawRequest extends Outgoing {
  /** What was signed, for people to read. */
  readonly stringToSign: string
}

/** One call with its answer. */
export interface Exchange {
  readonly request: RawRequest
  readonly response: Answer
  /** From the first byte sent to the last received. */
  readonly milliseconds: number
}

/** What came back, and its body as JSON. */
export interface Answer extends Incoming {
  /** The parsed body; `undefined` when it is no JSON, or is nested more than 100 deep. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever a server answered; tests reach into it
  readonly body: any
}

/** Who a gateway is and what it calls, without key and secret. */
export interface GatewayIdentity {
  readonly clientId: string
  readonly signature: SignatureScheme
  /** What `--gateway` takes. */
  readonly gateway: string
  /** PEM (SPKI): what the merchant has of this gateway. */
  readonly publicKey: string
  /** Scheme, host and port; or `in process`. */
  readonly target: string
}

/** Plays the gateway. */
export interface Gateway {
  readonly identity: GatewayIdentity
  readonly dialect: Dialect
  /** How it calls a service; `undefined` where it does not. */
  describe(service: ServiceName): CalledService | undefined
  /** Which of its services a path is; `undefined` for another path. */
  serviceAt(path: string): ServiceName | undefined
  /** Signs a call of a service without sending it, as this gateway makes it. Asks for an access token first where one is needed. */
  prepareService(service: ServiceName, body: unknown, overrides?: CallOverrides): Promise<RawRequest>
  /** Signs and sends a call of a service. */
  callService(service: ServiceName, body: unknown, overrides?: CallOverrides): Promise<Exchange>
  /** The cached access token, or a new one. Rejects when the request for one is refused. */
  accessToken(): Promise<string>
  /** A gateway like this one but for the given options. It has its own token. */
  derive(options: Partial<GatewayOptions>): Gateway
  /** What its clock says. */
  now(): Date
  /** Whether a text, such as an answer, holds the client secret. */
  holdsClientSecret(text: string): boolean
  /** Asks for an access token and keeps it for the next calls. */
  requestToken(body?: unknown, overrides?: CallOverrides): Promise<Exchange>
  /** Signs and sends an inquiry. Asks for an access token first where the scheme needs one and none is cached. */
  inquire(body: unknown, overrides?: CallOverrides): Promise<Exchange>
  /** Signs and sends a payment, in the same way. */
  pay(body: unknown, overrides?: CallOverrides): Promise<Exchange>
  /** Signs a call of any path as NICO's are, without sending it. */
  prepare(path: string, body: unknown, overrides?: CallOverrides): Promise<RawRequest>
  /** Signs a token request without sending it. */
  prepareToken(body?: unknown, overrides?: CallOverrides): RawRequest
  /** Sends a request as it is. Rejects with `NoAnswer` when nothing, or not the whole answer, comes back in time. */
  send(request: RawRequest): Promise<Exchange>
}

/** Behind the base path. @see docs/protocol.md, "Endpoints" */
export const TOKEN_PATH = '/v1.0/access-token/b2b'
/** Behind the base path. @see docs/protocol.md, "Endpoints" */
export const INQUIRY_PATH = '/v1.0/cvs/inquiry'
/** Behind the base path. @see docs/protocol.md, "Endpoints" */
export const PAYMENT_PATH = '/v1.0/cvs/payment'

/** No answer of SNAP comes near it. */
const MAX_ANSWER_BYTES = 1_048_576

/** What one request is built of. */
interface Parts {
  readonly target: string
  readonly signedPath: string
  readonly body: unknown
  readonly accessToken: string
  readonly timestamp: string
  readonly headers: Readonly<Record<string, string>>
  readonly overrides: CallOverrides
}

/** Makes a gateway. Bodies that are text or bytes go out as they are, others as compact JSON. */
export function createGateway(options: GatewayOptions): Gateway {
  const {
    clientId,
    clientSecret,
    target,
    timeoutMilliseconds = 30_000,
    keepAlive = true,
    dialect = DEFAULT_DIALECT,
    basePath = dialect.basePath,
    signedBasePath = basePath,
    partnerId = clientId,
    paths = {},
    clock = () => new Date(),
  } = options
  const privateKey = typeof options.privateKey === 'string' ? createPrivateKey(options.privateKey) : options.privateKey
  const transport = createTransport(target, { timeoutMilliseconds, maxAnswerBytes: MAX_ANSWER_BYTES, keepAlive })
  let cachedToken: { readonly text: string; readonly until: number } | undefined

  function sign(scheme: SignatureScheme, stringToSign: string): string {
    if (scheme !== 'symmetric') return signWithPrivateKey(stringToSign, privateKey)
    if (clientSecret === undefined) throw new Error('the symmetric scheme needs a clientSecret')
    return signWithClientSecret(stringToSign, clientSecret)
  }

  function build(
    scheme: SignatureScheme,
    { target, signedPath, body, accessToken, timestamp, headers, overrides }: Parts,
  ): RawRequest {
    const { method = 'POST' } = overrides
    const signedBody = toBytes(body)
    const signable = { clientId, timestamp, method, path: signedPath, accessToken, body: signedBody }
    const stringToSign = STRINGS_TO_SIGN[scheme](signable)
    const all = {
      'Content-Type': 'application/json',
      'X-TIMESTAMP': timestamp,
      ...headers,
      'X-SIGNATURE': sign(scheme, stringToSign),
      ...overrides.headers,
    }
    return {
      method,
      path: target,
      headers: Object.fromEntries(
        Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
      ),
      body: overrides.sentBody === undefined ? signedBody : toBytes(overrides.sentBody),
      stringToSign,
    }
  }

  function describe(service: ServiceName): CalledService | undefined {
    return describeCall(dialect, service, options.signature)
  }

  /** Where a service is on the target; `path` is what a call has in place of it, behind the base path. */
  function targetOf(called: CalledService, other?: string): string {
    return registeredPathOf(called, other) ?? basePath + (other ?? called.path)
  }

  /** Where the merchant registered a service, if elsewhere. A query behind its own path leads to no other place. */
  function registeredPathOf({ name, path }: CalledService, called = path): string | undefined {
    const registered = paths[name]
    if (registered === undefined || called.split('?', 1)[0] !== path) return undefined
    return registered + called.slice(path.length)
  }

  const gateway: Gateway = {
    identity: {
      clientId,
      signature: options.signature ?? dialect.speech.scheme,
      gateway: dialect.name,
      publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
      target: isUrl(target) ? new URL(target).origin : 'in process',
    },

    async accessToken() {
      if (cachedToken !== undefined && cachedToken.until > clock().getTime()) return cachedToken.text
      const { accessToken } = (await gateway.requestToken()).response.body ?? {}
      if (typeof accessToken !== 'string') throw new Error('no access token: the token request was refused')
      return accessToken
    },

    derive: (changes) => createGateway({ ...options, ...changes }),

    now: clock,

    holdsClientSecret: (text) => clientSecret !== undefined && clientSecret !== '' && text.includes(clientSecret),

    dialect,
    describe,

    serviceAt(path) {
      const [plain] = path.split('?', 1)
      const services = ['token', ...Object.keys(dialect.services)] as ServiceName[] // as the dialect's type says
      return services.find((name) => {
        const called = describe(name)
        return called !== undefined && targetOf(called) === plain
      })
    },

    prepareToken(body = { grantType: 'client_credentials', additionalInfo: {} }, overrides = {}) {
      const { timestamp = writeTimestamp(clock()), path = dialect.token?.path ?? TOKEN_PATH } = overrides
      const target = overrides.path === undefined ? (paths.token ?? basePath + path) : basePath + path
      const headers = { 'X-CLIENT-KEY': clientId }
      return build('client-id', { target, signedPath: target, body, accessToken: '', timestamp, headers, overrides })
    },

    async requestToken(body, overrides) {
      const exchange = await gateway.send(gateway.prepareToken(body, overrides))
      const { accessToken, expiresIn } = exchange.response.body ?? {}
      if (typeof accessToken === 'string') {
        cachedToken = { text: accessToken, until: clock().getTime() + Number(expiresIn ?? 0) * 1000 }
      }
      return exchange
    },

    async prepareService(service, body, overrides = {}) {
      if (service === 'token') return gateway.prepareToken(body, overrides)
      const called = describe(service)
      if (called === undefined) throw new Error(`${dialect.title} has no service ${service}`)
      const { speech } = called
      const { signature = speech.scheme, timestamp = writeTimestampAs(speech.timestamp, clock()) } = overrides
      const accessToken = overrides.accessToken ?? (speech.carriesToken ? await gateway.accessToken() : undefined)
      const target = targetOf(called, overrides.path)
      const own = overrides.path ?? called.path
      const received = registeredPathOf(called, overrides.path) ?? signedBasePath + own
      const spell = (name: string): string => speech.spelling?.[name] ?? name
      const request = build(signature, {
        target,
        signedPath: signedTarget(speech.signedPath === 'own' ? own : received, speech.signedQuery),
        body,
        accessToken: accessToken ?? '',
        timestamp,
        headers: {
          ...(accessToken === undefined ? {} : { Authorization: `Bearer ${accessToken}` }),
          [speech.caller]: speech.caller === 'X-CLIENT-KEY' ? clientId : partnerId,
          ...(speech.externalId === undefined && overrides.externalId === undefined
            ? {}
            : { 'X-EXTERNAL-ID': overrides.externalId ?? writeExternalId(speech.externalId) }),
          ...(speech.channelId === undefined
            ? {}
            : { 'CHANNEL-ID': speech.channelId === 'client ID' ? clientId : speech.channelId }),
          ...speech.otherHeaders,
        },
        overrides,
      })
      const headers = Object.entries(request.headers).map(([name, value]) => [spell(name), value])
      return { ...request, headers: Object.fromEntries(headers) }
    },

    async prepare(path, body, overrides = {}) {
      const { signature = options.signature ?? 'client-id', timestamp = writeTimestamp(clock()) } = overrides
      const accessToken =
        overrides.accessToken ?? (signature === 'asymmetric' ? undefined : await gateway.accessToken())
      const headers: Record<string, string> = {
        ...(accessToken === undefined ? {} : { Authorization: `Bearer ${accessToken}` }),
        'X-PARTNER-ID': partnerId,
        'X-EXTERNAL-ID': overrides.externalId ?? writeExternalId(),
        'CHANNEL-ID': clientId,
      }
      const called = overrides.path ?? path
      return build(signature, {
        target: basePath + called,
        signedPath: signedBasePath + called,
        body,
        accessToken: accessToken ?? '',
        timestamp,
        headers,
        overrides,
      })
    },

    callService: async (service, body, overrides) =>
      service === 'token'
        ? gateway.requestToken(body, overrides)
        : gateway.send(await gateway.prepareService(service, body, overrides)),
    inquire: async (body, overrides) => gateway.send(await gateway.prepare(INQUIRY_PATH, body, overrides)),
    pay: async (body, overrides) => gateway.send(await gateway.prepare(PAYMENT_PATH, body, overrides)),

    async send(request) {
      const started = performance.now()
      const received = await transport(request)
      const milliseconds = performance.now() - started
      return { request, response: { ...received, body: parseJson(received.text) }, milliseconds }
    },
  }
  return gateway
}

function toBytes(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
}
