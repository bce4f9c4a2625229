import {
  type Amount,
  type AnsweredEvent,
  amount,
  amountOf,
  any,
  asymmetricStringToSign,
  type Contract,
  checkOptionNames,
  clientIdStringToSign,
  createSnap,
  type DuplicateStore,
  date,
  defineGateway,
  defineService,
  digits,
  type Fields,
  type FindPartner,
  formatEvent,
  formatTimestamp,
  fromWebRequest,
  type Gateway,
  type GatewayFactory,
  type HandlerContext,
  type Invocation,
  instant,
  isRejection,
  isSnapConfigurationError,
  issueAccessToken,
  list,
  literal,
  logEvent,
  type Meaning,
  memoryDuplicateStore,
  minifyJson,
  number,
  type OpenApiDocument,
  type OpenObject,
  type OptionNames,
  OUTCOMES,
  type OutcomeName,
  object,
  opaque,
  openObject,
  optional,
  type Partner,
  type PublicKey,
  parseTimestamp,
  type Rejection,
  type Result,
  receivedBody,
  reject,
  responseCode,
  SCHEMES,
  type Service,
  type Snap,
  SnapConfigurationError,
  type SnapEvent,
  type SnapOptions,
  type SnapRequest,
  type SnapResponse,
  spelled,
  symmetricStringToSign,
  text,
  toWebResponse,
  verifyAccessToken,
  verifyAsymmetricSignature,
  verifySymmetricSignature,
} from '@snap-sdk/core'

/** A service of one's own, by a field table. */
interface Order {
  readonly orderNo: string
  readonly kind: 'order'
  readonly accountNo: string
  readonly quantity: number
  readonly total: Amount
  readonly fee: Amount
  readonly placedAt: string
  readonly items: readonly string[]
  readonly buyer: { readonly name: string }
  readonly additionalInfo?: OpenObject | undefined
  readonly note?: unknown
}

interface Confirmation {
  readonly confirmedAt: Date | string
}

const ORDER: Fields<Order> = {
  orderNo: spelled(digits(20), 'orderNumber'),
  kind: literal('order'),
  accountNo: opaque(20),
  quantity: number,
  total: amount,
  fee: amountOf(12),
  placedAt: date,
  items: list(text(40), 100),
  buyer: object<Order['buyer']>({ name: text(100, { numbers: false }) }),
  additionalInfo: optional(openObject),
  note: optional(any),
}

export const order: Service<Order, Confirmation> = defineService<Order, Confirmation>({
  id: 'order',
  path: '/v1.0/order',
  code: '99',
  fields: ORDER,
  answer: { confirmedAt: instant },
  meaning: (request): Meaning => (request.kind === 'order' ? 'paid' : 'unknown'),
  duplicates: { key: ['orderNo'], sameness: ['orderNo', 'total'], repeat: 'replay', keepDays: 14 },
  toRefusalBody: ({ outcome, body }) => ({ outcome, orderNo: body.orderNo }),
})

interface Echo {
  readonly text: string
}

/** A schema as Standard Schema describes one, made by hand. */
const echoSchema = {
  '~standard': {
    version: 1 as const,
    vendor: 'consumer',
    validate: (value: unknown) => ({ value: { text: String(value) } }),
    types: undefined as { readonly input: Echo; readonly output: Echo } | undefined,
  },
}

export const echo: Service<Echo, Echo> = defineService<Echo, Echo>({
  id: 'echo',
  path: '/v1.0/echo',
  code: '98',
  fields: echoSchema,
  answer: echoSchema,
})

export type OwnServices = { readonly order: typeof order; readonly echo: typeof echo }

export const own: GatewayFactory<OwnServices> = defineGateway<OwnServices>({
  name: 'own',
  basePath: '/own',
  signature: 'symmetric',
  token: { type: 'bearer', maxLength: 500 },
  signedPath: { prefix: 'none', query: 'sorted' },
  services: { order: order.with({ code: '97', refusalUndoes: true }), echo },
})

const publicKeys: readonly PublicKey[] = [
  'pem',
  new Uint8Array(1),
  new ArrayBuffer(1),
  { kty: 'RSA', n: 'AQAB', e: 'AQAB' },
]

const partner: Partner = {
  clientId: 'CONSUMER',
  partnerId: { order: ['1', '2'], echo: '3' },
  publicKeys: [...publicKeys, undefined],
  clientSecrets: ['one'],
  allowedAddresses: own.addresses.production,
}
const findPartner: FindPartner = async (id) => (id === 'CONSUMER' ? partner : undefined)
const duplicates: DuplicateStore = memoryDuplicateStore({ maxEntries: 10 })

const contract: Contract<OwnServices> = {
  partners: findPartner,
  paths: { token: '/own/token', order: '/hooks/order' },
  services: { echo: { deadlineMilliseconds: 1000 } },
  otherStatus: ({ service, meaning, request }) => {
    remember(`${service} ${meaning} ${Object.keys(request).length}`)
  },
  handlers: {
    order: async ({ total, orderNo }, context) => {
      if (total.value === '0.00') return context.reject('invalidAmount')
      remember(`${orderNo} ${context.paymentId} ${context.gateway} ${context.service}`)
      return { confirmedAt: context.timestamp }
    },
    echo: async ({ text }: Echo, context: HandlerContext) => {
      if (context.signal.aborted) return reject('timeout')
      if (text === '') throw reject('invalidBill', { reason: 'empty', data: { text } })
      return { text: `${text} ${context.partner.clientId} ${context.externalId ?? ''}` }
    },
  },
}
export const gateway: Gateway<'order' | 'echo'> = own(contract)
export const invoked: Promise<Invocation> = gateway.invoke('echo', {}, { paymentId: '1' })

function onEvent(event: SnapEvent): void {
  if (event.type === 'answered') remember(answeredBy(event))
}

function answeredBy(event: AnsweredEvent): string {
  return `${event.gateway} ${event.service} ${event.responseCode} ${event.duplicate === 'replay'}`
}

function remember(line: string): void {
  lines.push(line)
}
const lines: string[] = []

export function build(secret: string | undefined): Snap {
  const options: SnapOptions = {
    gateways: [gateway],
    tokens: { secrets: [secret], lifetimeSeconds: 900 },
    duplicates,
    maxBodyBytes: undefined,
    clock: () => new Date(),
    onEvent,
  }
  return createSnap(options)
}

export const documents: OpenApiDocument[] = []

export async function answer(snap: Snap, request: Request): Promise<Response> {
  const received: SnapRequest = fromWebRequest(request)
  const body = receivedBody({
    stream: fromWebRequest(request).body,
    streamWasRead: false,
    kept: undefined,
    fix: 'none',
  })
  const written: SnapResponse = await snap.handle({ ...received, body })
  const endpoints: readonly { gateway: string; method: string; path: string; service: string }[] = snap.endpoints
  await snap.ready()
  await snap.close()
  documents.push(
    snap.openapi({ info: { title: 'My shop', license: { name: 'none' } }, servers: [{ url: 'https://shop.example' }] }),
  )
  return snap.matches(received.target) && endpoints.length > 0 ? toWebResponse(written) : snap.fetch(request)
}

export async function verify(): Promise<Result<Date>> {
  const timestamp = formatTimestamp(new Date())
  const stringToSign = clientIdStringToSign({ clientId: 'CONSUMER', timestamp })
  const parts = { method: 'POST', path: '/api/v1.0/echo', body: new Uint8Array(), timestamp }
  const signed: readonly string[] = [
    await asymmetricStringToSign(parts),
    await symmetricStringToSign({ ...parts, accessToken: 'x' }),
    SCHEMES['client-id'].separator,
  ]
  const byKey = await verifyAsymmetricSignature({ stringToSign, signature: '', publicKeys: signed })
  const bySecret = await verifySymmetricSignature({ stringToSign, signature: '', clientSecrets: signed })
  const index: number = byKey.ok ? byKey.value.keyIndex : bySecret.ok ? bySecret.value.secretIndex : -1
  const token: string = await issueAccessToken({
    clientId: 'CONSUMER',
    gateway: 'own',
    secrets: signed,
    now: new Date(index),
    lifetimeSeconds: 900,
  })
  const verified = await verifyAccessToken(token, { gateway: 'own', secrets: signed, now: new Date() })
  const minified: Result<Uint8Array> = minifyJson(new Uint8Array())
  if (!verified.ok) throw new Error(`${verified.failure.code} ${verified.failure.message} ${minified.ok}`)
  return parseTimestamp(verified.value.clientId)
}

export function explain(thrown: unknown): string {
  if (isRejection(thrown)) return says(thrown)
  if (thrown instanceof SnapConfigurationError || isSnapConfigurationError(thrown)) return thrown.code
  return responseCode({ outcome: 'generalError', serviceCode: '00' }).responseMessage
}

function says(rejection: Rejection): string {
  const outcome: OutcomeName = rejection.outcome
  return `${OUTCOMES[outcome].httpStatus} ${rejection.reason ?? ''}`
}

/** An option of one's own store, checked as ours are. */
interface StoreOptions {
  readonly prefix?: string | undefined
}
const STORE_OPTIONS: OptionNames<StoreOptions> = { prefix: true }

export function checkStore(options: StoreOptions): void {
  checkOptionNames('ownStore', options, STORE_OPTIONS)
}

export function log(event: SnapEvent): string {
  if (event.type !== 'answered') logEvent(event)
  return formatEvent(event)
}
