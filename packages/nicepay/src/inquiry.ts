import { defineService, type Handler, type InvocableService } from '@snap-sdk/core'
import * as z from 'zod/mini'
import type { Amount } from './amount.ts'
import { completeFieldNames } from './field-names.ts'
import { answerAmount, instant, text } from './field-schemas.ts'
import type { NicoOptions } from './nico-options.ts'
import { type Fields, wireObject, wireWriter } from './wire-object.ts'

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

/** @see NICEPAY, NICO "Inquiry", request body: maximum lengths. */
const REQUEST_FIELDS: Fields<NicoInquiryRequest> = {
  partnerServiceId: text(4),
  customerNo: text(8),
  payNo: text(12),
  inquiryRequestId: text(40),
  mitraCd: text(4),
}

/** @see NICEPAY, NICO "Inquiry", response body: maximum lengths. */
const answerSchema = z.object({
  payNoName: text(100),
  goodsName: text(200),
  payNoPhone: text(15),
  payNoEmail: text(100),
  totalAmount: answerAmount,
  partnerReferenceNo: text(40),
  payNoExpiredDateTime: instant,
})

/** @see NICEPAY, NICO "Inquiry", response body: the order of its sample. */
const PAY_NO_DATA = [
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

/**
 * NICO inquiry, `POST /v1.0/cvs/inquiry`: the handler looks a pay number up and answers with its bill, or
 * `reject('invalidBill')`, `reject('paidBill')`, `reject('expiredBill')`.
 *
 * Signed as NICEPAY's page prints it, over `clientId|timestamp`: that does *not* cover the body. See the option `signature`.
 *
 * @throws SnapConfigurationError `SERVICE_INVALID` for an option that cannot work.
 * @see docs/protocol.md, "NICO inquiry"
 * @example
 * const service = nico.inquiry(async ({ payNo }) => (await findBill(payNo)) ?? reject('invalidBill'))
 */
export function inquiry(
  handler: NicoInquiryHandler,
  { fieldNames, ...options }: NicoOptions<NicoInquiryRequest> = {},
): InvocableService {
  const names = completeFieldNames(fieldNames)
  const writePayNoData = wireWriter(PAY_NO_DATA, names)
  return defineService({
    name: 'nico.inquiry',
    path: '/v1.0/cvs/inquiry',
    serviceCode: '00',
    signature: 'access-token',
    request: wireObject<NicoInquiryRequest>(REQUEST_FIELDS, names),
    answer: answerSchema,
    toBody: (bill, request) => ({ [names.payNoData]: writePayNoData(request, bill) }),
  })(handler, options)
}
