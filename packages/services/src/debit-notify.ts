import {
  type Amount,
  amount,
  date,
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

/** A direct debit or e-wallet payment ended. */
export interface DebitNotifyRequest {
  /** The gateway's identifier of the payment: what names it. At most 64 characters. */
  readonly originalReferenceNo: string
  /** `00` success, `01` initiated, `02` paying, `03` pending, `04` refunded, `05` cancelled, `06` failed, `07` not found. */
  readonly latestTransactionStatus: string
  /** The merchant's identifier. At most 64 characters. */
  readonly originalPartnerReferenceNo?: string | undefined
  /** The X-EXTERNAL-ID of the merchant's own call. At most 32 characters. */
  readonly originalExternalId?: string | undefined
  /** At most 64 characters. */
  readonly merchantId?: string | undefined
  /** At most 32 characters. */
  readonly subMerchantId?: string | undefined
  /** In its one spelling: `10000.00`. Compare it with your order by `sameAmount`. */
  readonly amount?: Amount | undefined
  /** At most 50 characters. */
  readonly transactionStatusDesc?: string | undefined
  /** `parseDate` reads it. */
  readonly createdTime?: string | undefined
  /** When the payment ended; X-TIMESTAMP is when the notice was sent, days later perhaps. `parseDate` reads it. */
  readonly finishedTime?: string | undefined
  /** The store. In the body `externalStoreId` or `externalStoreID`. At most 64 characters. */
  readonly externalStoreId?: string | undefined
  readonly additionalInfo?: OpenObject | undefined
  /** Fields that the standard does not name reach the handler as they came. */
  readonly [field: string]: unknown
}

/** What a notice of service 56 holds that does not report money. */
export type DebitNotice = OptionalBut<DebitNotifyRequest, 'originalReferenceNo' | 'latestTransactionStatus'>

/** All of it is optional: the notice is taken. */
export interface DebitNotifyAnswer {
  /** The merchant's approval code. At most 20 characters. */
  readonly approvalCode?: string | undefined
}

const REQUEST: Fields<DebitNotifyRequest> = {
  originalReferenceNo: text(64),
  latestTransactionStatus: text(2),
  originalPartnerReferenceNo: optional(text(64)),
  originalExternalId: optional(text(32)),
  merchantId: optional(text(64)),
  subMerchantId: optional(text(32)),
  amount: optional(amount),
  transactionStatusDesc: optional(text(50)),
  createdTime: optional(date),
  finishedTime: optional(date),
  externalStoreId: spelled(optional(text(64)), 'externalStoreId', 'externalStoreID'),
  additionalInfo: optional(openObject),
}

/** The type of {@link debitNotify}. */
export type DebitNotify = Service<DebitNotifyRequest, DebitNotifyAnswer, DebitNotice>

/**
 * Direct debit payment notification, service 56, which e-wallets use, too. Only an explicit 00 is money.
 *
 * @see ASPI, "Transfer Debit", direct debit: /{version}/debit/notify
 */
export const debitNotify: DebitNotify = defineService<DebitNotifyRequest, DebitNotifyAnswer, DebitNotice>({
  id: 'debit-notify',
  path: '/v1.0/debit/notify',
  code: '56',
  fields: REQUEST,
  otherFields: optionalBut(REQUEST, 'originalReferenceNo', 'latestTransactionStatus'),
  answer: { approvalCode: optional(text(20)) },
  meaning: ({ latestTransactionStatus }) => readStatus(latestTransactionStatus),
  statusField: 'latestTransactionStatus',
  duplicates: NOTICE_DUPLICATES,
})
