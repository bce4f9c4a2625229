import { createSnap, type Snap, type SnapEvent, type SnapOptions } from '@snap-sdk/core'
import {
  type NicepayContract,
  type NicoInquiryAnswer,
  type NicoInquiryRequest,
  type NicoPaymentHandler,
  type NicoPaymentRequest,
  nicepay,
} from '@snap-sdk/gateways'
import { rupiah } from '@snap-sdk/services'
import type { SignatureScheme } from '@snap-sdk/simulator'
import { CLIENT_ID, CLIENT_SECRET, makeKeyPair, TOKEN_SECRET } from './credentials.ts'

/** A non-ASCII text: three bytes in UTF-8 for two characters, and four for one. */
export const CUSTOMER_NAME = 'Siti Nürbaya 印 💳'

/** What a merchant does otherwise than usual. */
export interface MerchantOptions {
  /** How inquiry and payment are signed. Default `symmetric`, which covers the body: a changed byte is a 401. */
  readonly signature?: SignatureScheme | undefined
  /** Default: answers the one bill. */
  readonly inquire?: ((request: NicoInquiryRequest) => Promise<NicoInquiryAnswer>) | undefined
  /** Runs in the payment's handler, once it is counted. */
  readonly pay?: NicoPaymentHandler | undefined
  readonly allowedAddresses?: readonly string[] | undefined
  /** Further rows of the contract with NICEPAY: where it stands, what it signs. */
  readonly contract?: Partial<NicepayContract> | undefined
  /** Further options of `createSnap`. */
  readonly snap?: Partial<SnapOptions> | undefined
}

/** A merchant's backend, and what it has seen. */
export interface Merchant {
  readonly snap: Snap
  readonly inquiries: readonly NicoInquiryRequest[]
  readonly payments: readonly NicoPaymentRequest[]
  readonly events: readonly SnapEvent[]
}

/** Makes a merchant that has one bill, and remembers what its handlers were given. */
export async function createMerchant(options: MerchantOptions = {}): Promise<Merchant> {
  const { signature = 'symmetric', inquire = async () => BILL, pay = async () => {}, allowedAddresses } = options
  const { publicKey } = await makeKeyPair()
  const inquiries: NicoInquiryRequest[] = []
  const payments: NicoPaymentRequest[] = []
  const events: SnapEvent[] = []
  const snap = createSnap({
    gateways: [
      nicepay({
        partners: [{ clientId: CLIENT_ID, publicKeys: publicKey, clientSecrets: CLIENT_SECRET, allowedAddresses }],
        signature,
        handlers: {
          nicoInquiry: (request) => {
            inquiries.push(request)
            return inquire(request)
          },
          nicoPayment: (request, context) => {
            payments.push(request)
            return pay(request, context)
          },
        },
        ...options.contract,
      }),
    ],
    tokens: { secrets: [TOKEN_SECRET] },
    onEvent: (event) => events.push(event),
    ...options.snap,
  })
  return { snap, inquiries, payments, events }
}

const BILL: NicoInquiryAnswer = {
  payNoName: CUSTOMER_NAME,
  goodsName: 'Pembelian',
  payNoPhone: '087771122333',
  payNoEmail: 'jhon@test.com',
  totalAmount: rupiah(10_000),
  partnerReferenceNo: 'ABCDEFGH1234',
  payNoExpiredDateTime: '2030-07-03T12:08:56+07:00',
}

/** What the gateway asks. Sent twice in one second with one and the same signed body, it is one call: give the second an `inquiryRequestId` of its own. */
export const INQUIRY = {
  partnerServiceId: '7015',
  customerNo: '89101110',
  payNo: '701589101110',
  inquiryRequestId: '41807553358950093184',
  mitraCd: 'ALMA',
} as const

/** What the gateway reports as paid. */
export const PAYMENT = {
  ...INQUIRY,
  paymentRequestId: '41807553358950093184',
  paidAmount: { value: '10000.00', currency: 'IDR' },
} as const
