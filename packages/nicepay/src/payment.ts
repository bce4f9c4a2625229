import { defineService, type Handler, type InvocableService } from '@snap-sdk/core'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import * as z from 'zod/mini'
import type { Amount } from './amount.ts'
import { completeFieldNames } from './field-names.ts'
import { amount, inferredAmount, inferredText, text } from './field-schemas.ts'
import type { NicoOptions } from './nico-options.ts'
import { type Fields, wireObject, wireWriter } from './wire-object.ts'

/**
 * A store took money for a pay number. NICEPAY's page for this body is not public: the fields below are a working model,
 * and docs/protocol.md says what each rests on. The optional ones are handed on as text, whatever their length.
 */
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
// biome-ignore lint/suspicious/noConfusingVoidType: a handler that only writes to the database returns nothing
export type NicoPaymentHandler = Handler<NicoPaymentRequest, NicoPaymentAnswer | void>

const REQUEST_FIELDS: Fields<NicoPaymentRequest> = {
  partnerServiceId: text(4),
  customerNo: text(8),
  payNo: text(12),
  paidAmount: amount,
  mitraCd: inferredText,
  inquiryRequestId: inferredText,
  paymentRequestId: inferredText,
  totalAmount: inferredAmount,
  trxDateTime: inferredText,
  partnerReferenceNo: inferredText,
  trxId: inferredText,
}

// biome-ignore lint/suspicious/noConfusingVoidType: the handler's answer, as above
const answerSchema: StandardSchemaV1<NicoPaymentAnswer | void, NicoPaymentAnswer> = z.pipe(
  z.optional(z.object({ partnerReferenceNo: z.optional(text(40)), payNoData: z.optional(z.looseObject({})) })),
  z.transform((answer) => answer ?? {}),
)

const PAY_NO_DATA = [
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
 * NICO payment, `POST /v1.0/cvs/payment`: the handler takes a payment, once. A retry of the same call, on any of the
 * next 7 days, gets the first answer without running the handler; so does a call under a new external ID with the same `payNo` and
 * `paymentRequestId` and the same body.
 *
 * A handler that commits and then throws can run twice: make its own write idempotent by the payment's reference.
 * Write `return reject(…)`: a `reject(…)` that is not returned, and not thrown, takes the payment.
 *
 * Signed as NICEPAY's page prints it, over `clientId|timestamp`: that does *not* cover the body. See the option `signature`.
 *
 * @throws SnapConfigurationError `SERVICE_INVALID` for an option that cannot work.
 * @see docs/protocol.md, "NICO payment"
 * @example
 * const service = nico.payment(async ({ payNo, paidAmount }) => {
 *   const bill = await findBill(payNo)
 *   if (bill === undefined) return reject('invalidBill')
 *   if (!sameAmount(paidAmount, bill.amount)) return reject('invalidAmount')
 *   await takePayment(bill)
 *   return { partnerReferenceNo: bill.reference }
 * })
 */
export function payment(
  handler: NicoPaymentHandler,
  { fieldNames, ...options }: NicoOptions<NicoPaymentRequest> = {},
): InvocableService {
  const names = completeFieldNames(fieldNames)
  const writePayNoData = wireWriter(PAY_NO_DATA, names)
  return defineService({
    name: 'nico.payment',
    path: '/v1.0/cvs/payment',
    serviceCode: '00',
    signature: 'access-token',
    duplicates: 'replay',
    duplicateKey: ({ payNo, paymentRequestId }: NicoPaymentRequest) =>
      paymentRequestId === undefined ? undefined : JSON.stringify([payNo, paymentRequestId]),
    request: wireObject<NicoPaymentRequest>(REQUEST_FIELDS, names),
    answer: answerSchema,
    toBody: ({ partnerReferenceNo, payNoData }, request) => ({
      [names.payNoData]: Object.assign(
        writePayNoData(request, { partnerReferenceNo: partnerReferenceNo ?? request.partnerReferenceNo }),
        payNoData,
      ),
    }),
  })(handler, options)
}
