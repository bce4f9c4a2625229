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

/** A customer paid a QR code that the merchant shows. */
export interface QrMpmNotifyRequest {
  /** The gateway's identifier of the payment: what names it. At most 64 characters. */
  readonly originalReferenceNo: string
  /** `00` success, `01` initiated, `02` paying, `03` pending, `04` refunded, `05` cancelled, `06` failed, `07` not found. */
  readonly latestTransactionStatus: string
  /** The merchant's identifier, given when the QR code was made. At most 64 characters. */
  readonly originalPartnerReferenceNo?: string | undefined
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
  /** In its one spelling: `10000.00`. Compare it with your order by `sameAmount`. */
  readonly amount?: Amount | undefined
  /** At most 25 characters. */
  readonly sessionId?: string | undefined
  /** At most 11 characters. */
  readonly bankCode?: string | undefined
  /** The store. In the body `externalStoreId` or `externalStoreID`. At most 64 characters. */
  readonly externalStoreId?: string | undefined
  readonly additionalInfo?: OpenObject | undefined
  /** Fields that the standard does not name reach the handler as they came. */
  readonly [field: string]: unknown
}

/** What a notice of service 52 holds that does not report money. */
export type QrMpmNotice = OptionalBut<QrMpmNotifyRequest, 'originalReferenceNo' | 'latestTransactionStatus'>

/** All of it is optional: the notice is taken. */
export interface QrMpmNotifyAnswer {
  readonly additionalInfo?: OpenObject | undefined
}

const REQUEST: Fields<QrMpmNotifyRequest> = {
  originalReferenceNo: text(64),
  latestTransactionStatus: text(2),
  originalPartnerReferenceNo: optional(text(64)),
  transactionStatusDesc: optional(text(50)),
  customerNumber: optional(text(64)),
  accountType: optional(text(25)),
  destinationNumber: optional(text(25)),
  destinationAccountName: optional(text(25)),
  amount: optional(amount),
  sessionId: optional(text(25)),
  bankCode: optional(text(11)),
  externalStoreId: spelled(optional(text(64)), 'externalStoreId', 'externalStoreID'),
  additionalInfo: optional(openObject),
}

/** The type of {@link qrMpmNotify}. */
export type QrMpmNotify = Service<QrMpmNotifyRequest, QrMpmNotifyAnswer, QrMpmNotice>

/**
 * QRIS MPM payment notification, service 52. Only an explicit 00 is money: one QR code may be notified of as pending, then paid, then
 * refunded.
 *
 * @see ASPI, "Transfer Debit", QR MPM: /{version}/qr/qr-mpm-notify
 */
export const qrMpmNotify: QrMpmNotify = defineService<QrMpmNotifyRequest, QrMpmNotifyAnswer, QrMpmNotice>({
  id: 'qr-mpm-notify',
  path: '/v1.0/qr/qr-mpm-notify',
  code: '52',
  fields: REQUEST,
  otherFields: optionalBut(REQUEST, 'originalReferenceNo', 'latestTransactionStatus'),
  answer: { additionalInfo: optional(openObject) },
  meaning: ({ latestTransactionStatus }) => readStatus(latestTransactionStatus),
  statusField: 'latestTransactionStatus',
  duplicates: NOTICE_DUPLICATES,
})
