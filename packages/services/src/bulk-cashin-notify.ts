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

/** How one top-up of a batch ended. */
export interface BulkCashinItem {
  /** The account that was topped up. At most 64 characters. */
  readonly customerNumber: string
  /** The gateway's identifier of the item. At most 64 characters. */
  readonly referenceNo: string
  /** The merchant's identifier of the item. At most 64 characters. */
  readonly partnerReferenceNo: string
  /** The item's result, a response code of its own: `2004000` is a success. 7 characters. */
  readonly responseCode: string
  /** At most 150 characters. */
  readonly responseMessage: string
  /** At most 30 characters. */
  readonly customerName?: string | undefined
  readonly amount?: Amount | undefined
  readonly additionalInfo?: OpenObject | undefined
}

/** A gateway reports on a batch of top-ups of e-money. */
export interface BulkCashinNotifyRequest {
  /** The gateway's identifier of the batch. At most 64 characters. */
  readonly bulkId: string
  /** The merchant's identifier of the batch. At most 64 characters. */
  readonly partnerBulkId: string
  /** Each with its own result: that the batch is reported on does *not* say that its items succeeded. */
  readonly bulkObject: readonly BulkCashinItem[]
  readonly additionalInfo?: OpenObject | undefined
  /** Fields that the standard does not name reach the handler as they came. */
  readonly [field: string]: unknown
}

const REQUEST: Fields<BulkCashinNotifyRequest> = {
  bulkId: text(64),
  partnerBulkId: text(64),
  bulkObject: list(
    object<BulkCashinItem>({
      customerNumber: text(64),
      referenceNo: text(64),
      partnerReferenceNo: text(64),
      responseCode: text(7),
      responseMessage: text(150),
      customerName: optional(text(30)),
      amount: optional(amount),
      additionalInfo: optional(openObject),
    }),
  ),
  additionalInfo: optional(openObject),
}

/** The type of {@link bulkCashinNotify}. */
export type BulkCashinNotify = Service<BulkCashinNotifyRequest, BulkNotifyAnswer>

/**
 * Bulk cash-in notification, service 41: the handler notes the result of each item. Its answer acknowledges the report, not the items.
 *
 * @see ASPI, "Transfer Kredit", bulk cash-in: /{version}/emoney/bulk-cashin-notify
 */
export const bulkCashinNotify: BulkCashinNotify = defineService<BulkCashinNotifyRequest, BulkNotifyAnswer, Members>({
  id: 'bulk-cashin-notify',
  path: '/v1.0/emoney/bulk-cashin-notify',
  code: '41',
  fields: REQUEST,
  answer: { additionalInfo: optional(openObject) },
  duplicates: BULK_DUPLICATES,
  toBody: toBulkBody,
})
