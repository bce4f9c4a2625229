import { generateKeyPairSync } from 'node:crypto'
import { createSnap, type Partner, type Snap, type SnapEvent, type SnapOptions } from '@snap-sdk/core'
import { type NicepayContract, type NicoInquiryHandler, type NicoPaymentHandler, nicepay } from '@snap-sdk/gateways'
import { createNicepayCaller, type NicepayCaller, type Scheme } from './nicepay-caller.ts'
import { BILL, CLIENT_ID } from './samples.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const clientSecret = 'a client secret for tests, of 32 bytes or more'

export interface MerchantOptions {
  readonly inquiry?: NicoInquiryHandler
  readonly payment?: NicoPaymentHandler
  readonly handlers?: NicepayContract['handlers']
  readonly signature?: Scheme | undefined
  readonly contract?: Partial<NicepayContract>
  readonly partner?: Partial<Partner>
  readonly snap?: Partial<SnapOptions>
}

export interface Merchant {
  readonly snap: Snap
  /** Signs with its own code and calls the snap itself: no port. */
  readonly caller: NicepayCaller
  /** Another partner, with the same keys. */
  readonly otherCaller: NicepayCaller
  readonly events: SnapEvent[]
  /** The time that both sides share. */
  readonly clock: { now: Date }
}

/** A merchant with both NICO services, and NICEPAY beside it. */
export function openMerchant({
  inquiry = () => BILL,
  payment = () => {},
  handlers,
  signature,
  contract,
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
  const gateway = nicepay({
    partners,
    handlers: { nicoInquiry: inquiry, nicoPayment: payment, ...handlers },
    signature,
    ...contract,
  })
  const snap = createSnap({
    gateways: [gateway],
    tokens: { secrets: ['a-token-secret-of-32-bytes-or-more'] },
    clock: () => clock.now,
    onEvent: (event) => events.push(event),
    ...snapOptions,
  })
  const makeCaller = (clientId: string) =>
    createNicepayCaller({ snap, clientId, privateKey, clientSecret, signature, clock: () => clock.now })
  return { snap, caller: makeCaller(CLIENT_ID), otherCaller: makeCaller('OTHERMID'), events, clock }
}
