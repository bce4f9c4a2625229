import {
  type Amount,
  amount,
  date,
  defineService,
  type Fields,
  type Members,
  type OpenObject,
  openObject,
  optional,
  type Service,
  text,
} from '@snap-sdk/core'
import { pick } from './members.ts'
import { VA_NUMBER_NAMES, VA_NUMBERS, type VaNumbers } from './va-numbers.ts'
import { vaNumbersBody } from './va-refusal-body.ts'

/** A bank undid a payment of a virtual account that was taken. Its body is not public: only the account's number must be there. */
export interface VaReversalRequest extends Partial<VaNumbers> {
  readonly virtualAccountNo: string
  /** Of which payment. At most 128 characters. */
  readonly paymentRequestId?: string | undefined
  /** At most 128 characters. */
  readonly inquiryRequestId?: string | undefined
  /** At most 255 characters. */
  readonly virtualAccountName?: string | undefined
  /** At most 64 characters. */
  readonly trxId?: string | undefined
  readonly paidAmount?: Amount | undefined
  readonly totalAmount?: Amount | undefined
  /** `parseDate` reads it. */
  readonly trxDateTime?: string | undefined
  /** At most 64 characters. */
  readonly referenceNo?: string | undefined
  readonly additionalInfo?: OpenObject | undefined
  /** Fields that nobody documents reach the handler as they came. */
  readonly [field: string]: unknown
}

/** All of it is optional: the reversal is noted, and the answer echoes the request. */
export interface VaReversalAnswer {
  readonly additionalInfo?: OpenObject | undefined
}

const REQUEST: Fields<VaReversalRequest> = {
  partnerServiceId: optional(VA_NUMBERS.partnerServiceId),
  customerNo: optional(VA_NUMBERS.customerNo),
  virtualAccountNo: VA_NUMBERS.virtualAccountNo,
  paymentRequestId: optional(text(128)),
  inquiryRequestId: optional(text(128)),
  virtualAccountName: optional(text(255)),
  trxId: optional(text(64)),
  paidAmount: optional(amount),
  totalAmount: optional(amount),
  trxDateTime: optional(date),
  referenceNo: optional(text(64)),
  additionalInfo: optional(openObject),
}

const ECHO = [
  ...VA_NUMBER_NAMES,
  'virtualAccountName',
  'trxId',
  'paymentRequestId',
  'inquiryRequestId',
  'paidAmount',
  'totalAmount',
  'trxDateTime',
  'referenceNo',
]

/** The type of {@link vaReversal}. */
export type VaReversal = Service<VaReversalRequest, VaReversalAnswer>

/**
 * Virtual account reversal: the handler takes a payment back, once. It is not of the standard: NICEPAY's NIVA has it, documents its path
 * and its purpose ("very rare"), and neither its body nor its code. Fields are those of service 25, and so is the code (inferred).
 *
 * It has no meaning: its handler is asked, always, since a reversal that nobody handles would be money lost in silence.
 *
 * @see docs.nicepay.co.id, "Reversal", NICEPAY Inquiry Virtual Account
 */
export const vaReversal: VaReversal = defineService<VaReversalRequest, VaReversalAnswer, Members>({
  id: 'va-reversal',
  path: '/v1.0/transfer-va/reversal',
  code: '25',
  fields: REQUEST,
  answer: { additionalInfo: optional(openObject) },
  duplicates: {
    key: ['paymentRequestId'],
    sameness: ['paymentRequestId', 'trxId', 'virtualAccountNo', 'paidAmount'],
    repeat: 'replay',
  },
  toBody: ({ additionalInfo }, { body }) => ({
    virtualAccountData: pick(body, ECHO),
    ...(additionalInfo !== undefined && { additionalInfo }),
  }),
  toRefusalBody: vaNumbersBody,
})
