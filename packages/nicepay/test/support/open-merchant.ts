import { generateKeyPairSync } from 'node:crypto'
import { createSnap, type Partner, type Snap, type SnapEvent, type SnapOptions } from '@snap-sdk/core'
import {
  type NicoInquiryHandler,
  type NicoInquiryRequest,
  type NicoOptions,
  type NicoPaymentHandler,
  type NicoPaymentRequest,
  nico,
} from '@snap-sdk/nicepay'
import { createGateway, type Gateway, type SignatureScheme } from '@snap-sdk/simulator'
import { BILL, CLIENT_ID } from './samples.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const clientSecret = 'a client secret for tests'

export interface MerchantOptions {
  readonly inquiry?: NicoInquiryHandler
  readonly inquiryOptions?: NicoOptions<NicoInquiryRequest>
  readonly payment?: NicoPaymentHandler
  readonly paymentOptions?: NicoOptions<NicoPaymentRequest>
  readonly signature?: SignatureScheme
  readonly partner?: Partial<Partner>
  readonly snap?: Partial<SnapOptions>
}

export interface Merchant {
  readonly snap: Snap
  /** Signs with its own code and calls the snap itself: no port. */
  readonly gateway: Gateway
  /** Another partner's gateway, with the same keys. */
  readonly otherGateway: Gateway
  readonly events: SnapEvent[]
  /** The time that both sides share. */
  readonly clock: { now: Date }
}

/** A merchant with both NICO services, and NICEPAY beside it. */
export function openMerchant({
  inquiry = () => BILL,
  inquiryOptions,
  payment = () => {},
  paymentOptions,
  signature,
  partner,
  snap: snapOptions,
}: MerchantOptions = {}): Merchant {
  const events: SnapEvent[] = []
  const clock = { now: new Date('2024-01-22T08:00:01Z') }
  const publicKeys = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const partners = [CLIENT_ID, 'OTHERMID'].map((clientId) => ({
    clientId,
    publicKeys,
    clientSecrets: clientSecret,
    ...partner,
  }))
  const snap = createSnap({
    partners,
    tokens: { secrets: ['a-token-secret-of-32-bytes-or-more'] },
    services: [
      nico.inquiry(inquiry, { signature, ...inquiryOptions }),
      nico.payment(payment, { signature, ...paymentOptions }),
    ],
    clock: () => clock.now,
    onEvent: (event) => events.push(event),
    ...snapOptions,
  })
  const makeGateway = (clientId: string) =>
    createGateway({ clientId, privateKey, clientSecret, signature, target: snap, clock: () => clock.now })
  return { snap, gateway: makeGateway(CLIENT_ID), otherGateway: makeGateway('OTHERMID'), events, clock }
}

/** What a gateway learns: HTTP status, code and message. */
export function readCode({
  response: { status, body },
}: Awaited<ReturnType<Gateway['inquire']>>): [number, string, string] {
  return [status, body.responseCode, body.responseMessage]
}
