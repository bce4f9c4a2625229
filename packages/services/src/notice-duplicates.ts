import type { DuplicateRules } from '@snap-sdk/core'

/** What tells two refunds of one payment apart, where a gateway says it. @see docs.midtrans.com, Payment Notification API */
const REFUND: readonly string[] = ['additionalInfo.totalRefundAmount', 'additionalInfo.refundHistory']

/**
 * When two notices with `latestTransactionStatus` are one: same reference of the gateway, same status.
 *
 * A payment may be refunded in parts, each of them with the same reference and status: what is refunded is part of the key of notices that
 * are not `paid`. It is not part of a payment's own key: the notice of a payment that comes again after a refund, with the refund in
 * it, must not be taken for another payment. It is part of the sameness, so that it is not repeated as if nothing had happened.
 */
export const NOTICE_DUPLICATES: DuplicateRules = {
  key: ['originalReferenceNo', 'latestTransactionStatus'],
  otherKey: REFUND,
  sameness: ['originalReferenceNo', 'originalPartnerReferenceNo', 'latestTransactionStatus', 'amount', ...REFUND],
  repeat: 'replay',
}
