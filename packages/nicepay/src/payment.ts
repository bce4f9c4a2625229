import { defineService, type Handler, type InvocableService } from '@snap-sdk/core'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import * as z from 'zod/mini'
import { type Amount, amountSchema } from './amount.ts'
import type { NicoOptions } from './inquiry.ts'
import { completeFieldNames, type Fields, inferredText, text, toWire, wireObject } from './wire-object.ts'

/**
 * A store took money for a pay number. NICEPAY's page for this body is not public: the fields below are a working model,
 * and docs/protocol.md says what each rests on.
 */
export interface NicoPaymentRequest {
  readonly partnerServiceId: string
  readonly customerNo: string
  readonly payNo: string
  /** What the customer paid, in its one spelling: `10000.00`. Compare it with your bill by `sameAmount`. */
  readonly paidAmount: Amount
  readonly mitraCd?: string | undefined
  readonly inquiryRequestId?: string | undefined
  /** The payment's own identifier, where NICEPAY sends one. */
  readonly paymentRequestId?: string | undefined
  readonly totalAmount?: Amount | undefined
  readonly trxDateTime?: string | undefined
  readonly partnerReferenceNo?: string | undefined
  readonly trxId?: string | undefined
  /** Fields that no page names reach the handler as they came. */
  readonly [field: string]: unknown
}

/** The handler may answer nothing: the payment is taken. What it answers is added to the echoed `payNoData`. */
export interface NicoPaymentAnswer {
  /** Your reference, at most 40 characters. Default: the request's. */
  readonly partnerReferenceNo?: string | undefined
}

const REQUEST_FIELDS: Fields = {
  partnerServiceId: text(4),
  customerNo: text(8),
  payNo: text(12),
  paidAmount: amountSchema,
  mitraCd: inferredText(),
  inquiryRequestId: inferredText(),
  paymentRequestId: inferredText(),
  totalAmount: z.pipe(
    z.nullish(amountSchema),
    z.transform((amount) => amount ?? undefined),
  ),
  trxDateTime: inferredText(),
  partnerReferenceNo: inferredText(),
  trxId: inferredText(),
}

const answerSchema: StandardSchemaV1<NicoPaymentAnswer | undefined, NicoPaymentAnswer> = z.pipe(
  z.optional(z.object({ partnerReferenceNo: z.optional(text(40)) })),
  z.transform((answer) => answer ?? {}),
)

/** A payment's handler: it takes the payment, or answers `reject(…)`. Returning nothing means that the payment is taken. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler that only writes to the database returns nothing
export type NicoPaymentHandler = Handler<NicoPaymentRequest, NicoPaymentAnswer | void>

/**
 * NICO payment, `POST /v1.0/cvs/payment`: the handler takes a payment, once. A retry of the same call, on any of the
 * next 7 days, gets the first answer without running the handler; so does a call under a new external ID with the same `payNo` and
 * `paymentRequestId` and the same body.
 *
 * A handler that commits and then throws can run twice: make its own write idempotent by the payment's reference.
 * Write `return reject(…)`: a `reject(…)` that is not returned, and not thrown, takes the payment.
 *
 * @see docs/protocol.md, "NICO payment"
 */
export function payment(
  handler: NicoPaymentHandler,
  { fieldNames, ...options }: NicoOptions<NicoPaymentRequest> = {},
): InvocableService {
  const names = completeFieldNames(fieldNames)
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
    toBody: (answer, request) => ({
      [names.payNoData]: toWire(
        {
          partnerServiceId: request.partnerServiceId,
          customerNo: request.customerNo,
          payNo: request.payNo,
          mitraCd: request.mitraCd,
          inquiryRequestId: request.inquiryRequestId,
          paymentRequestId: request.paymentRequestId,
          paidAmount: { value: request.paidAmount.value, currency: request.paidAmount.currency },
          trxDateTime: request.trxDateTime,
          partnerReferenceNo: answer.partnerReferenceNo ?? request.partnerReferenceNo,
          trxId: request.trxId,
        },
        names,
      ),
    }),
  })(handler as Handler<NicoPaymentRequest, NicoPaymentAnswer | undefined>, options) // nothing returned is undefined
}
