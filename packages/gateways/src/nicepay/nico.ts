import {
  type Amount,
  amountOf,
  defineService,
  type Fields,
  type Handler,
  instant,
  openObject,
  optional,
  type Service,
  text,
} from '@snap-sdk/core'
import type { DialectFacts } from '../fact.ts'
import { fieldWriter, type NicoFieldNames, spellFields } from './field-names.ts'

/** A store asks what a pay number costs. */
export interface NicoInquiryRequest {
  /** The prefix that NICEPAY assigned, at most 4 characters. */
  readonly partnerServiceId: string
  /** At most 8 characters. */
  readonly customerNo: string
  /** `partnerServiceId` and `customerNo` together, at most 12 characters. That they agree is *not* checked. */
  readonly payNo: string
  /** NICEPAY's own identifier, at most 40 characters. */
  readonly inquiryRequestId: string
  /** The store: `ALMA` Alfamart, `INDO` Indomaret, `DNDN` Dan+Dan, and others; at most 4 characters. */
  readonly mitraCd: string
  /** Fields that no page names reach the handler as they came. */
  readonly [field: string]: unknown
}

/** The bill. All fields are mandatory and none may be empty; the request's own are added by the library. */
export interface NicoInquiryAnswer {
  /** The customer's name, at most 100 characters. */
  readonly payNoName: string
  /** At most 200 characters. */
  readonly goodsName: string
  /** Digits with their leading zero, at most 15 characters. */
  readonly payNoPhone: string
  /** At most 100 characters. */
  readonly payNoEmail: string
  /** Use `rupiah(…)`. At most 12 characters when written out. */
  readonly totalAmount: Amount
  /** Your reference, at most 40 characters. */
  readonly partnerReferenceNo: string
  /** Until when it can be paid: a `Date`, or ISO 8601 with an offset. Written out in +07:00. */
  readonly payNoExpiredDateTime: Date | string
}

/** An inquiry's handler: it answers the bill, or `reject(…)`. */
export type NicoInquiryHandler = Handler<NicoInquiryRequest, NicoInquiryAnswer>

/** A store took money for a pay number. NICEPAY's page for this body is not public: the fields below are a working model. */
export interface NicoPaymentRequest {
  /** At most 4 characters. */
  readonly partnerServiceId: string
  /** At most 8 characters. */
  readonly customerNo: string
  /** At most 12 characters. */
  readonly payNo: string
  /** What the customer paid, in its one spelling: `10000.00`. Compare it with your bill by `sameAmount`. */
  readonly paidAmount: Amount
  /** The store, as in the inquiry. */
  readonly mitraCd?: string | undefined
  readonly inquiryRequestId?: string | undefined
  /** The payment's own identifier, where NICEPAY sends one. */
  readonly paymentRequestId?: string | undefined
  readonly totalAmount?: Amount | undefined
  /** As sent: its form is *not* checked. */
  readonly trxDateTime?: string | undefined
  readonly partnerReferenceNo?: string | undefined
  readonly trxId?: string | undefined
  /** Fields that no page names reach the handler as they came. */
  readonly [field: string]: unknown
}

/** The handler may answer nothing: the payment is taken, and `payNoData` echoes the request. */
export interface NicoPaymentAnswer {
  /** Your reference, at most 40 characters. Default: the request's. */
  readonly partnerReferenceNo?: string | undefined
  /** Further fields of `payNoData`, under NICEPAY's names and unchecked, should NICEPAY tell you some. They replace echoed ones. */
  readonly payNoData?: Readonly<Record<string, unknown>> | undefined
}

/** A payment's handler: it takes the payment, or answers `reject(…)`. Returning nothing means that the payment is taken. */
export type NicoPaymentHandler = Handler<NicoPaymentRequest, NicoPaymentAnswer>

/** The service NICO inquiry. */
export type NicoInquiry = Service<NicoInquiryRequest, NicoInquiryAnswer, Partial<NicoInquiryRequest>>
/** The service NICO payment. */
export type NicoPayment = Service<NicoPaymentRequest, NicoPaymentAnswer, Partial<NicoPaymentRequest>>

/** NICO's texts are texts: its pages give each a length, and a JSON number for a pay number may have lost its zeros. */
const strictText = (maximum: number) => text(maximum, { numbers: false })

/** @see NICEPAY, NICO "Inquiry", request body: maximum lengths. */
const INQUIRY_REQUEST: Fields<NicoInquiryRequest> = {
  partnerServiceId: strictText(4),
  customerNo: strictText(8),
  payNo: strictText(12),
  inquiryRequestId: strictText(40),
  mitraCd: strictText(4),
}

/** @see NICEPAY, NICO "Inquiry", response body: maximum lengths. */
const INQUIRY_ANSWER: Fields<NicoInquiryAnswer> = {
  payNoName: text(100),
  goodsName: text(200),
  payNoPhone: text(15),
  payNoEmail: text(100),
  totalAmount: amountOf(12),
  partnerReferenceNo: text(40),
  payNoExpiredDateTime: instant,
}

/** @see NICEPAY, NICO "Inquiry", response body: the order of its sample. */
const INQUIRY_PAY_NO_DATA = [
  'partnerServiceId',
  'customerNo',
  'payNo',
  'payNoName',
  'goodsName',
  'payNoPhone',
  'payNoEmail',
  'inquiryRequestId',
  'totalAmount',
  'partnerReferenceNo',
  'mitraCd',
  'payNoExpiredDateTime',
] as const

/** The optional rows are inferred: they may be absent, and their length, which is that of a sibling page, never refuses a payment. */
const PAYMENT_REQUEST: Fields<NicoPaymentRequest> = {
  partnerServiceId: strictText(4),
  customerNo: strictText(8),
  payNo: strictText(12),
  paidAmount: amountOf(12),
  mitraCd: optional(text(4)),
  inquiryRequestId: optional(text(40)),
  paymentRequestId: optional(text(40)),
  totalAmount: optional(amountOf(12)),
  trxDateTime: optional(text(25)),
  partnerReferenceNo: optional(text(40)),
  trxId: optional(text(40)),
}

const PAYMENT_ANSWER: Fields<NicoPaymentAnswer> = {
  partnerReferenceNo: optional(text(40)),
  payNoData: optional(openObject),
}

const PAYMENT_PAY_NO_DATA = [
  'partnerServiceId',
  'customerNo',
  'payNo',
  'mitraCd',
  'inquiryRequestId',
  'paymentRequestId',
  'paidAmount',
  'totalAmount',
  'trxDateTime',
  'partnerReferenceNo',
  'trxId',
] as const

/**
 * NICO inquiry, `POST /v1.0/cvs/inquiry`: the handler looks a pay number up and answers with its bill, or
 * `reject('invalidBill')`, `reject('paidBill')`, `reject('expiredBill')`.
 *
 * Signed as NICEPAY's page prints it, over `clientId|timestamp`: that does *not* cover the body. See the row `signature`.
 *
 * @throws SnapConfigurationError `SERVICE_INVALID` for names that would hide each other.
 * @see docs/protocol.md, "NICO inquiry"
 */
export function nicoInquiry(names: NicoFieldNames): NicoInquiry {
  const writePayNoData = fieldWriter(INQUIRY_PAY_NO_DATA, names)
  return defineService<NicoInquiryRequest, NicoInquiryAnswer>({
    id: 'nico-inquiry',
    path: '/v1.0/cvs/inquiry',
    code: '00',
    signature: 'client-id',
    fields: spellFields(INQUIRY_REQUEST, names),
    answer: INQUIRY_ANSWER,
    about: ['payNo', 'inquiryRequestId'],
    toBody: (bill, { request }) => ({ [names.payNoData]: writePayNoData(request, bill) }),
  })
}

/**
 * NICO payment, `POST /v1.0/cvs/payment`: the handler takes a payment, once. A retry of the same call, on any of the
 * next 7 days, gets the first answer without running the handler; so does a call under a new external ID with the same `payNo` and
 * `paymentRequestId` and the same body. It has no status: whoever calls it reports money.
 *
 * A handler that commits and then throws can run twice: make its own write idempotent by `context.paymentId`.
 *
 * Signed as NICEPAY's page prints it, over `clientId|timestamp`: that does *not* cover the body. See the row `signature`.
 *
 * @throws SnapConfigurationError `SERVICE_INVALID` for names that would hide each other.
 * @see docs/protocol.md, "NICO payment"
 */
export function nicoPayment(names: NicoFieldNames): NicoPayment {
  const writePayNoData = fieldWriter(PAYMENT_PAY_NO_DATA, names)
  return defineService<NicoPaymentRequest, NicoPaymentAnswer>({
    id: 'nico-payment',
    path: '/v1.0/cvs/payment',
    code: '00',
    signature: 'client-id',
    fields: spellFields(PAYMENT_REQUEST, names),
    answer: PAYMENT_ANSWER,
    meaning: () => 'paid',
    duplicates: { key: ['payNo', 'paymentRequestId'] },
    about: ['paidAmount', 'partnerReferenceNo', 'trxId'],
    toBody: (answer, { request }) => {
      // An empty reference is not one.
      const partnerReferenceNo = answer.partnerReferenceNo || request.partnerReferenceNo
      return { [names.payNoData]: { ...writePayNoData(request, { partnerReferenceNo }), ...answer.payNoData } }
    },
  })
}

const INQUIRY_PAGE = 'docs.nicepay.co.id/nicepay-api-snap-inquiry-nicepay-inquiry-convenience-store'
const PAYMENT_PAGE = 'docs.nicepay.co.id/nicepay-api-snap-payment-nicepay-inquiry-convenience-store'

const SIGNATURE_NOTE =
  'Its signature is in conflict: the page prints RSA over clientId|timestamp, which covers no body. For symmetric speak the client secret that the merchant gives NICEPAY, the default of the standard, and that the same text stood on an old copy of an outbound page whose newer copies use HMAC. Ask NICEPAY; symmetric and asymmetric are one row away.'

/** What NICO's services rest on. */
export const nicoFacts: DialectFacts = {
  nicoInquiry: {
    certainty: 'conflicting',
    source: INQUIRY_PAGE,
    note: `${SIGNATURE_NOTE} The digits 00 are those of the sample 2000000; that refusals have them, too, is inferred. The public copies have no letter case: that of payNoData, payNoName, goodsName, payNoPhone, payNoEmail and payNoExpiredDateTime is inferred, see fieldNames.`,
  },
  nicoPayment: {
    certainty: 'conflicting',
    source: `${PAYMENT_PAGE}; for the body ${INQUIRY_PAGE}, the standard's service 25, and NICEPAY's notification for virtual accounts`,
    note: `${SIGNATURE_NOTE} Path, method and headers are documented. The tables of body and answer are in no public copy: they are a working model, in which each name can be overridden by fieldNames. Digits as in the inquiry; 25 is possible. It has no status, so that each call reports money; no reversal or advice is described. payNo and paymentRequestId name the payment where NICEPAY sends the latter; else the external ID and the whole body do.`,
  },
}
