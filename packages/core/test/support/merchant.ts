import {
  type Amount,
  amount,
  type Contract,
  createSnap,
  type Dialect,
  type DuplicateStore,
  defineGateway,
  defineService,
  type Gateway,
  type GatewayFactory,
  type Handler,
  memoryDuplicateStore,
  optional,
  type Partner,
  type Service,
  type Snap,
  type SnapEvent,
  type SnapOptions,
  type SnapRequest,
  type SnapResponse,
  text,
} from '../../src/index.ts'
import { gatewayKeys } from './key-pairs.ts'
import {
  type CallParts,
  CLIENT_ID,
  CLIENT_SECRET,
  INQUIRY_PATH,
  makeRequest,
  makeTokenRequest,
  NOW,
  PAYMENT_PATH,
  TOKEN_SECRET,
} from './request.ts'

/** What the fixture's services take. Unknown fields reach the handler. */
export interface Order {
  readonly text: string
  readonly amount?: Amount | undefined
  readonly reference?: string | undefined
  readonly [field: string]: unknown
}
export type TestHandler = Handler<Order, { text: string }>
export type TestService = Service<Order, { text: string }, Partial<Order>>

/** Service 24, `conflict`. */
export const inquiryService: TestService = defineService<Order, { text: string }>({
  id: 'test-inquiry',
  path: INQUIRY_PATH,
  code: '24',
  fields: { text: text(20), amount: optional(amount), reference: optional(text(40)) },
  answer: { text: text(20) },
})

/** Service 25, `replay`, with the reference as its key. */
export const paymentService: TestService = defineService<Order, { text: string }>({
  id: 'test-payment',
  path: PAYMENT_PATH,
  code: '25',
  fields: { text: text(20), amount: optional(amount), reference: optional(text(40)) },
  answer: { text: text(1000) },
  toBody: ({ text }, { request: { reference } }) => ({ payment: { text, reference } }),
  meaning: () => 'paid',
  duplicates: { key: ['reference'] },
})

export type TestServices = { readonly inquiry: TestService; readonly payment: TestService }

/** A gateway that no document describes: symmetric, with a token. */
export const TEST_DIALECT: Dialect<TestServices> = {
  name: 'test',
  basePath: '/api',
  signature: 'symmetric',
  token: { withAdditionalInfo: true, maxLength: 150 },
  services: { inquiry: inquiryService, payment: paymentService },
}

export interface MerchantOptions extends Partial<Omit<SnapOptions, 'gateways'>> {
  readonly inquiry?: TestHandler
  readonly payment?: TestHandler
  /** What the dialect has otherwise. */
  readonly dialect?: Partial<Dialect<TestServices>>
  /** What the contract has otherwise. */
  readonly contract?: Partial<Contract<TestServices>>
  /** What the partner has otherwise than usual. */
  readonly partner?: Partial<Partner>
  readonly partners?: Contract<TestServices>['partners']
  /** Other gateways instead. */
  readonly gateways?: SnapOptions['gateways']
}

/** An answer, read. */
export interface Answer extends SnapResponse {
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: whatever was answered; tests reach into it
  readonly json: any
  /** The seven digits. */
  readonly code: string
}

/** A merchant with its Snap, all that it reported, and a clock that a test may turn. */
export interface Merchant {
  readonly snap: Snap
  /** What remembers its calls, unless a test brings another. */
  readonly store: DuplicateStore
  readonly events: SnapEvent[]
  now: Date
  /** Signs and handles a call. */
  call(parts?: CallParts): Promise<Answer>
  requestToken(parts?: CallParts): Promise<Answer>
  handle(request: SnapRequest): Promise<Answer>
  /** The last event that is no warning. */
  lastEvent(): Exclude<SnapEvent, { type: 'warning' }>
  warnings(): string[]
}

/** The fixture's gateway, of a dialect that may differ in some rows. */
export function testGateway(dialect: Partial<Dialect<TestServices>> = {}): GatewayFactory<TestServices> {
  return defineGateway({ ...TEST_DIALECT, ...dialect })
}

/** The fixture's dialect with one other service in place of its own, under the name `inquiry`. */
export function gatewayOf<Request extends object, Answer extends object, Other>(
  service: Service<Request, Answer, Other>,
  inquiry: Handler<Request, Answer>,
  contract: Partial<Contract<{ readonly inquiry: Service<Request, Answer, Other> }>> = {},
): Gateway {
  const make = defineGateway({ ...TEST_DIALECT, services: { inquiry: service } })
  return make({ partners: [testPartner], handlers: { inquiry } as never /* typed by its service */, ...contract })
}

/** The fixture's partner. */
export const testPartner: Partner = { clientId: CLIENT_ID, publicKeys: gatewayKeys.pem, clientSecrets: CLIENT_SECRET }

export function openMerchant(options: MerchantOptions = {}): Merchant {
  const { inquiry = echo, payment = echo, dialect = {}, contract = {}, partner = {}, partners, ...rest } = options
  const events: SnapEvent[] = []
  const store = memoryDuplicateStore()
  const gateway = testGateway(dialect)({
    partners: partners ?? [{ ...testPartner, ...partner }],
    handlers: { inquiry, payment },
    ...contract,
  })
  const snap = createSnap({
    gateways: [gateway],
    tokens: { secrets: [TOKEN_SECRET] },
    duplicates: store,
    clock: () => merchant.now,
    onEvent: (event) => events.push(event),
    ...rest,
  })
  const merchant: Merchant = {
    snap,
    store,
    events,
    now: NOW,
    call: (parts) => merchant.handle(makeRequest(parts)),
    requestToken: (parts) => merchant.handle(makeTokenRequest(parts)),
    handle: async (request) => readAnswer(await snap.handle(request)),
    lastEvent() {
      const last = events.findLast((event) => event.type !== 'warning')
      if (last === undefined) throw new Error('no call was reported')
      return last
    },
    warnings: () => events.filter((event) => event.type === 'warning').map(({ code }) => code),
  }
  return merchant
}

/** The code of the last refusal, as the operator learns it. */
export function causeOf(merchant: Merchant): string {
  const event = merchant.lastEvent()
  return event.type === 'answered' ? 'answered' : event.cause.code
}

export function readAnswer(response: SnapResponse): Answer {
  const text = new TextDecoder().decode(response.body)
  const json = JSON.parse(text)
  return { ...response, text, json, code: json.responseCode }
}

async function echo({ text }: Order): Promise<{ text: string }> {
  return { text }
}
