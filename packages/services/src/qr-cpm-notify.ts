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

/** A merchant scanned a customer's QR code, and the payment ended. */
export interface QrCpmNotifyRequest {
  /** At most 64 characters. */
  readonly merchantId: string
  /** `00` success, `01` initiated, `02` paying, `03` pending, `04` refunded, `05` cancelled, `06` failed, `07` not found. */
  readonly latestTransactionStatus: string
  /** The gateway's identifier of the payment: what names it, where it is sent. At most 64 characters. */
  readonly originalReferenceNo?: string | undefined
  /** The merchant's identifier. At most 64 characters. */
  readonly originalPartnerReferenceNo?: string | undefined
  /** At most 32 characters. */
  readonly subMerchantId?: string | undefined
  /** The store. In the body `externalStoreId` or `externalStoreID`. At most 64 characters. */
  readonly externalStoreId?: string | undefined
  /** In its one spelling: `10000.00`. Compare it with your order by `sameAmount`. */
  readonly amount?: Amount | undefined
  /** At most 50 characters. */
  readonly transactionStatusDesc?: string | undefined
  /** The payer's account. At most 64 characters. */
  readonly customerNumber?: string | undefined
  /** At most 25 characters. */
  readonly accountType?: string | undefined
  /** At most 25 characters. */
  readonly destinationNumber?: string | undefined
  /** At most 25 characters. */
  readonly destinationAccountName?: string | undefined
  /** At most 25 characters. */
  readonly sessionId?: string | undefined
  /** At most 8 characters, and not 11 as in service 52. */
  readonly bankCode?: string | undefined
  readonly additionalInfo?: OpenObject | undefined
  /** Fields that the standard does not name reach the handler as they came. */
  readonly [field: string]: unknown
}

/** What a notice of service 79 holds that does not report money. */
export type QrCpmNotice = OptionalBut<QrCpmNotifyRequest, 'latestTransactionStatus'>

/** All of it is optional: the notice is taken. */
export interface QrCpmNotifyAnswer {
  readonly additionalInfo?: OpenObject | undefined
}

const REQUEST: Fields<QrCpmNotifyRequest> = {
  merchantId: text(64),
  latestTransactionStatus: text(2),
  originalReferenceNo: optional(text(64)),
  originalPartnerReferenceNo: optional(text(64)),
  subMerchantId: optional(text(32)),
  externalStoreId: spelled(optional(text(64)), 'externalStoreId', 'externalStoreID'),
  amount: optional(amount),
  transactionStatusDesc: optional(text(50)),
  customerNumber: optional(text(64)),
  accountType: optional(text(25)),
  destinationNumber: optional(text(25)),
  destinationAccountName: optional(text(25)),
  sessionId: optional(text(25)),
  bankCode: optional(text(8)),
  additionalInfo: optional(openObject),
}

/** The type of {@link qrCpmNotify}. */
export type QrCpmNotify = Service<QrCpmNotifyRequest, QrCpmNotifyAnswer, QrCpmNotice>

/**
 * QRIS CPM payment notification, service 79. Only an explicit 00 is money.
 *
 * The gateway's reference is optional here: a notice without it is known by its X-EXTERNAL-ID alone.
 *
 * @see ASPI, "Transfer Debit", QR CPM: /{version}/qr/qr-cpm-notify
 */
export const qrCpmNotify: QrCpmNotify = defineService<QrCpmNotifyRequest, QrCpmNotifyAnswer, QrCpmNotice>({
  id: 'qr-cpm-notify',
  path: '/v1.0/qr/qr-cpm-notify',
  code: '79',
  fields: REQUEST,
  otherFields: optionalBut(REQUEST, 'latestTransactionStatus'),
  answer: { additionalInfo: optional(openObject) },
  meaning: ({ latestTransactionStatus }) => readStatus(latestTransactionStatus),
  statusField: 'latestTransactionStatus',
  duplicates: NOTICE_DUPLICATES,
})
