import {
  type Amount,
  amount,
  defineService,
  type Fields,
  type OpenObject,
  openObject,
  optional,
  type Service,
  spelled,
  text,
} from '@snap-sdk/core'
import { NOTICE_DUPLICATES } from './notice-duplicates.ts'
import { type OptionalBut, optionalBut } from './optional-but.ts'
import { readStatus } from './statuses.ts'

/** A direct debit over BI-FAST, under an e-mandate, ended. */
export interface FastNotifyRequest {
  /** The gateway's identifier of the payment: what names it. At most 64 characters. */
  readonly originalReferenceNo: string
  /**
   * `00` success, `01` initiated, `02` paying, `03` pending, `04` refunded, `05` cancelled, `06` failed, `07` not found. In the body it is
   * `transactionStatus`, in this service alone.
   */
  readonly latestTransactionStatus: string
  /** The e-mandate. At most 30 characters. Spelt so in the standard. */
  readonly eMandateReffId: string
  /** The debited account. At most 34 characters. */
  readonly sourceAccountNo: string
  /** At most 100 characters. */
  readonly sourceAccountName: string
  /** The merchant's identifier. At most 64 characters. */
  readonly originalPartnerReferenceNo?: string | undefined
  /** At most 19 characters. */
  readonly originalExternalId?: string | undefined
  /** At most 50 characters. */
  readonly transactionStatusDesc?: string | undefined
  /** In its one spelling: `10000.00`. Compare it with your order by `sameAmount`. */
  readonly amount?: Amount | undefined
  /** At most 16 characters. */
  readonly traceNo?: string | undefined
  readonly additionalInfo?: OpenObject | undefined
  /** Fields that the standard does not name reach the handler as they came. */
  readonly [field: string]: unknown
}

/** What a notice of service 72 holds that does not report money. */
export type FastNotice = OptionalBut<FastNotifyRequest, 'originalReferenceNo' | 'latestTransactionStatus'>

/** All of it is optional: the notice is taken. */
export interface FastNotifyAnswer {
  readonly additionalInfo?: OpenObject | undefined
}

const REQUEST: Fields<FastNotifyRequest> = {
  originalReferenceNo: text(64),
  latestTransactionStatus: spelled(text(2), 'transactionStatus'),
  eMandateReffId: text(30),
  sourceAccountNo: text(34),
  sourceAccountName: text(100),
  originalPartnerReferenceNo: optional(text(64)),
  originalExternalId: optional(text(19)),
  transactionStatusDesc: optional(text(50)),
  amount: optional(amount),
  traceNo: optional(text(16)),
  additionalInfo: optional(openObject),
}

/** The type of {@link fastNotify}. */
export type FastNotify = Service<FastNotifyRequest, FastNotifyAnswer, FastNotice>

/**
 * Direct debit BI-FAST payment notification, service 72. Only an explicit 00 is money.
 *
 * @see ASPI, "Transfer Debit", direct debit BI-FAST: /{version}/debit/fast-notify
 */
export const fastNotify: FastNotify = defineService<FastNotifyRequest, FastNotifyAnswer, FastNotice>({
  id: 'fast-notify',
  path: '/v1.0/debit/fast-notify',
  code: '72',
  fields: REQUEST,
  otherFields: optionalBut(REQUEST, 'originalReferenceNo', 'latestTransactionStatus'),
  answer: { additionalInfo: optional(openObject) },
  meaning: ({ latestTransactionStatus }) => readStatus(latestTransactionStatus),
  statusField: 'latestTransactionStatus',
  duplicates: NOTICE_DUPLICATES,
})
