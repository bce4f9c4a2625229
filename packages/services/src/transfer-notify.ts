import {
  type Amount,
  amount,
  date,
  type Fields,
  type OpenObject,
  openObject,
  optional,
  type ServiceDefinition,
  text,
} from '@snap-sdk/core'
import { NOTICE_DUPLICATES } from './notice-duplicates.ts'
import { type OptionalBut, optionalBut } from './optional-but.ts'
import { readStatus } from './statuses.ts'

/** A transfer over SKNBI or RTGS ended: the two services have the same fields. */
export interface TransferNotifyRequest {
  /** `00` success, `01` initiated, `02` paying, `03` pending, `04` refunded, `05` cancelled, `06` failed, `07` not found. */
  readonly latestTransactionStatus: string
  /** At most 100 characters. */
  readonly beneficiaryAccountName: string
  /** At most 34 characters. */
  readonly beneficiaryAccountNo: string
  /** At most 11 characters. */
  readonly beneficiaryBankCode: string
  /** At most 19 characters. */
  readonly sourceAccountNo: string
  /** `parseDate` reads it, and gives `undefined` for BCA's malformed one. */
  readonly transactionDate: string
  /** The bank's identifier of the transfer: what names it, where it is sent. At most 64 characters. */
  readonly originalReferenceNo?: string | undefined
  /** The merchant's identifier of the transfer. At most 64 characters. */
  readonly originalPartnerReferenceNo?: string | undefined
  /** The X-EXTERNAL-ID of the transfer. At most 19 characters. */
  readonly originalExternalId?: string | undefined
  readonly amount?: Amount | undefined
  readonly additionalInfo?: OpenObject | undefined
  /** Fields that the standard does not name reach the handler as they came. */
  readonly [field: string]: unknown
}

/** What a notice of service 75 or 76 holds that does not report a success. */
export type TransferNotice = OptionalBut<TransferNotifyRequest, 'latestTransactionStatus'>

const REQUEST: Fields<TransferNotifyRequest> = {
  latestTransactionStatus: text(2),
  beneficiaryAccountName: text(100),
  beneficiaryAccountNo: text(34),
  beneficiaryBankCode: text(11),
  sourceAccountNo: text(19),
  transactionDate: date,
  originalReferenceNo: optional(text(64)),
  originalPartnerReferenceNo: optional(text(64)),
  originalExternalId: optional(text(19)),
  amount: optional(amount),
  additionalInfo: optional(openObject),
}

/** What services 75 and 76 have in common: all but id, path and code. @see ASPI, services 75 and 76 */
export const TRANSFER_NOTIFY: Omit<
  ServiceDefinition<TransferNotifyRequest, object, TransferNotice>,
  'id' | 'path' | 'code'
> = {
  fields: REQUEST,
  otherFields: optionalBut(REQUEST, 'latestTransactionStatus'),
  meaning: ({ latestTransactionStatus }) => readStatus(latestTransactionStatus),
  statusField: 'latestTransactionStatus',
  duplicates: NOTICE_DUPLICATES,
}
