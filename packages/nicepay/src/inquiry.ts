import {
  defineService,
  formatTimestamp,
  type Handler,
  type InvocableService,
  parseTimestamp,
  type ServiceOptions,
} from '@snap-sdk/core'
import * as z from 'zod/mini'
import { type Amount, amountSchema } from './amount.ts'
import type { NicoFieldNames } from './field-names.ts'
import { completeFieldNames, type Fields, text, toWire, wireObject } from './wire-object.ts'

/** A store asks what a pay number costs. */
export interface NicoInquiryRequest {
  /** The prefix that NICEPAY assigned, at most 4 characters. */
  readonly partnerServiceId: string
  /** At most 8 characters. */
  readonly customerNo: string
  /** `partnerServiceId` and `customerNo` together, at most 12 characters. */
  readonly payNo: string
  /** NICEPAY's own identifier, at most 40 characters. */
  readonly inquiryRequestId: string
  /** The store: `ALMA` Alfamart, `INDO` Indomaret, `DNDN` Dan+Dan, and others; at most 4 characters. */
  readonly mitraCd: string
  /** Fields that no page names reach the handler as they came. */
  readonly [field: string]: unknown
}

/** The bill. All fields are mandatory; the request's own are added by the library. */
export interface NicoInquiryAnswer {
  /** The customer's name, at most 100 characters. */
  readonly payNoName: string
  /** At most 200 characters. */
  readonly goodsName: string
  /** At most 15 characters, with its leading zero. */
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

/** What a merchant may change of a NICO service. */
export interface NicoOptions<Request> extends ServiceOptions<Request> {
  /** Other names for the fields that are inferred: see `NICO_FIELD_NAMES`. */
  readonly fieldNames?: Partial<NicoFieldNames> | undefined
}

/** @see NICEPAY, NICO "Inquiry", request body: maximum lengths. */
const REQUEST_FIELDS: Fields = {
  partnerServiceId: text(4),
  customerNo: text(8),
  payNo: text(12),
  inquiryRequestId: text(40),
  mitraCd: text(4),
}

const instant = z.pipe(
  z.union([z.date(), z.string()]),
  z.transform((value, context) => {
    const parsed = typeof value === 'string' ? parseTimestamp(value) : { ok: true as const, value }
    if (parsed.ok) return formatTimestamp(parsed.value)
    context.issues.push({
      code: 'custom',
      message: 'neither a Date nor ISO 8601 with an offset, as in 2024-07-03T12:08:56+07:00',
      input: value,
    })
    return z.NEVER
  }),
)

/** @see NICEPAY, NICO "Inquiry", response body: maximum lengths. */
const answerSchema = z.object({
  payNoName: text(100),
  goodsName: text(200),
  payNoPhone: text(15),
  payNoEmail: text(100),
  totalAmount: amountSchema,
  partnerReferenceNo: text(40),
  payNoExpiredDateTime: instant,
})

/**
 * NICO inquiry, `POST /v1.0/cvs/inquiry`: the handler looks a pay number up and answers with its bill, or
 * `reject('invalidBill')`, `reject('paidBill')`, `reject('expiredBill')`.
 *
 * Signed as NICEPAY's page prints it, over `clientId|timestamp`: that does *not* cover the body. See the option `signature`.
 *
 * @see docs/protocol.md, "NICO inquiry"
 */
export function inquiry(
  handler: Handler<NicoInquiryRequest, NicoInquiryAnswer>,
  { fieldNames, ...options }: NicoOptions<NicoInquiryRequest> = {},
): InvocableService {
  const names = completeFieldNames(fieldNames)
  return defineService({
    name: 'nico.inquiry',
    path: '/v1.0/cvs/inquiry',
    serviceCode: '00',
    signature: 'access-token',
    request: wireObject<NicoInquiryRequest>(REQUEST_FIELDS, names),
    answer: answerSchema,
    toBody: (bill, { partnerServiceId, customerNo, payNo, inquiryRequestId, mitraCd }) => ({
      [names.payNoData]: toWire(
        {
          partnerServiceId,
          customerNo,
          payNo,
          payNoName: bill.payNoName,
          goodsName: bill.goodsName,
          payNoPhone: bill.payNoPhone,
          payNoEmail: bill.payNoEmail,
          inquiryRequestId,
          totalAmount: { value: bill.totalAmount.value, currency: bill.totalAmount.currency },
          partnerReferenceNo: bill.partnerReferenceNo,
          mitraCd,
          payNoExpiredDateTime: bill.payNoExpiredDateTime,
        },
        names,
      ),
    }),
  })(handler, options)
}
