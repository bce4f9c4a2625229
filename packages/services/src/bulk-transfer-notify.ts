import {
  type Amount,
  amount,
  defineService,
  type Fields,
  list,
  type Members,
  type OpenObject,
  object,
  openObject,
  optional,
  type Service,
  text,
} from '@snap-sdk/core'
import { BULK_DUPLICATES, type BulkNotifyAnswer, toBulkBody } from './bulk-notify.ts'

/** How one transfer of a batch ended. */
export interface BulkTransferItem {
  /** The item's result, a response code of its own: `2000000` is a success. 7 characters. */
  readonly responseCode: string
  /** At most 150 characters. */
  readonly responseMessage: string
  /** At most 19 characters. */
  readonly beneficiaryAccountNo: string
  /** At most 19 characters. */
  readonly sourceAccountNo: string
  /** The gateway's identifier of the item; there when it succeeded. At most 64 characters. */
  readonly originalReferenceNo?: string | undefined
  /** The merchant's identifier of the item. At most 64 characters. */
  readonly originalPartnerReferenceNo?: string | undefined
  readonly amount?: Amount | undefined
  /** At most 11 characters. */
  readonly beneficiaryBankCode?: string | undefined
  /** At most 16 characters. */
  readonly traceNo?: string | undefined
}

/** A gateway reports on a batch of transfers. */
export interface BulkTransferNotifyRequest {
  /** The gateway's identifier of the batch. At most 64 characters. */
  readonly bulkId: string
  /** The merchant's identifier of the batch. At most 64 characters. */
  readonly partnerBulkId: string
  /** Each with its own result: that the batch is reported on does *not* say that its items succeeded. */
  readonly bulkObject: readonly BulkTransferItem[]
  readonly additionalInfo?: OpenObject | undefined
  /** Fields that the standard does not name reach the handler as they came. */
  readonly [field: string]: unknown
}

const REQUEST: Fields<BulkTransferNotifyRequest> = {
  bulkId: text(64),
  partnerBulkId: text(64),
  bulkObject: list(
    object<BulkTransferItem>({
      responseCode: text(7),
      responseMessage: text(150),
      beneficiaryAccountNo: text(19),
      sourceAccountNo: text(19),
      originalReferenceNo: optional(text(64)),
      originalPartnerReferenceNo: optional(text(64)),
      amount: optional(amount),
      beneficiaryBankCode: optional(text(11)),
      traceNo: optional(text(16)),
    }),
  ),
  additionalInfo: optional(openObject),
}

/** The type of {@link bulkTransferNotify}. */
export type BulkTransferNotify = Service<BulkTransferNotifyRequest, BulkNotifyAnswer>

/**
 * Interbank bulk transfer notification, service 21: the handler notes the result of each item. Its answer acknowledges the report, not the
 * items.
 *
 * @see ASPI, "Transfer Kredit", Trigger Transfer: /{version}/transfer-interbank-bulk/notify
 */
export const bulkTransferNotify: BulkTransferNotify = defineService<
  BulkTransferNotifyRequest,
  BulkNotifyAnswer,
  Members
>({
  id: 'bulk-transfer-notify',
  path: '/v1.0/transfer-interbank-bulk/notify',
  code: '21',
  fields: REQUEST,
  answer: { additionalInfo: optional(openObject) },
  duplicates: BULK_DUPLICATES,
  toBody: toBulkBody,
})
