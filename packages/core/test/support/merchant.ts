import * as z from 'zod'
import {
  createSnap,
  defineService,
  type Handler,
  type InvocableService,
  memoryDuplicateStore,
  type Partner,
  type ServiceOptions,
  type Snap,
  type SnapEvent,
  type SnapOptions,
  type SnapRequest,
  type SnapResponse,
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

const order = z.looseObject({
  text: z.string().check(z.minLength(1), z.maxLength(20)),
  amount: z.optional(z.looseObject({ value: z.string() })),
  reference: z.optional(z.string()),
})

/** What the fixture's services take. Unknown fields reach the handler. */
export type Order = z.infer<typeof order>
export type TestHandler = Handler<Order, { text: string }>

/** Service 24, `conflict`. */
export const inquiryService = defineService({
  name: 'test.inquiry',
  path: INQUIRY_PATH,
  serviceCode: '24',
  signature: 'symmetric',
  request: order,
  answer: z.object({ text: z.string().check(z.maxLength(20)) }),
})

/** Service 25, `replay`, with the reference as its duplicate key. */
export const paymentService = defineService({
  name: 'test.payment',
  path: PAYMENT_PATH,
  serviceCode: '25',
  signature: 'symmetric',
  request: order,
  answer: z.object({ text: z.string() }),
  toBody: ({ text }, { reference }) => ({ payment: { text, reference } }),
  duplicates: 'replay',
  duplicateKey: ({ reference }) => reference,
})

export interface MerchantOptions extends Partial<Omit<SnapOptions, 'partners' | 'services'>> {
  readonly inquiry?: TestHandler
  readonly payment?: TestHandler
  /** Of both services. */
  readonly service?: ServiceOptions<Order>
  /** What the partner has otherwise than usual. */
  readonly partner?: Partial<Partner>
  readonly partners?: SnapOptions['partners']
  readonly services?: readonly InvocableService[]
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

export function openMerchant(options: MerchantOptions = {}): Merchant {
  const { inquiry = echo, payment = echo, service = {}, partner = {}, ...rest } = options
  const events: SnapEvent[] = []
  const fixturePartner: Partner = {
    clientId: CLIENT_ID,
    publicKeys: gatewayKeys.pem,
    clientSecrets: CLIENT_SECRET,
    ...partner,
  }
  const snap = createSnap({
    partners: [fixturePartner],
    tokens: { secrets: [TOKEN_SECRET] },
    services: [inquiryService(inquiry, service), paymentService(payment, service)],
    duplicates: memoryDuplicateStore(),
    clock: () => merchant.now,
    onEvent: (event) => events.push(event),
    ...rest,
  })
  const merchant: Merchant = {
    snap,
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
  return event.type === 'accepted' ? 'accepted' : event.cause.code
}

export function readAnswer(response: SnapResponse): Answer {
  const text = new TextDecoder().decode(response.body)
  const json = JSON.parse(text)
  return { ...response, text, json, code: json.responseCode }
}

async function echo({ text }: Order): Promise<{ text: string }> {
  return { text }
}
