import {
  type Amount,
  amount,
  any,
  defineService,
  type Fields,
  type Members,
  optional,
  type Service,
  text,
} from '@snap-sdk/core'

/**
 * News of a payout, money that the merchant sends. `payoutNotify` is called for a payout that arrived; one that is pending or failed
 * goes to `otherStatus`.
 *
 * @see NICEPAY, "Notification", payout: its public copies end after beneficiaryName.
 */
export interface PayoutNotifyRequest {
  /** Your reference of the payout. */
  readonly originalPartnerReferenceNo: string
  /** NICEPAY's reference of the payout. */
  readonly originalReferenceNo: string
  /** `00` success, `03` pending, `09` failed. */
  readonly latestTransactionStatus: string
  /** The page says "Object", and length 50: it is handed on as it came. */
  readonly transactionStatusDesc?: unknown
  readonly beneficiaryBankCode?: string | undefined
  readonly beneficiaryAccountNo?: string | undefined
  readonly beneficiaryName?: string | undefined
  readonly amount?: Amount | undefined
  /** Fields that no page names reach the handler as they came. */
  readonly [field: string]: unknown
}

/** The answer has no fields: a handler may return nothing. */
export type PayoutNotifyAnswer = object

/** The service NICEPAY payout notice. */
export type PayoutNotify = Service<PayoutNotifyRequest, PayoutNotifyAnswer, Partial<PayoutNotifyRequest>>

/**
 * Only references and status are mandatory: of the three fields of the beneficiary, which the page has as mandatory, none is needed to
 * book a payout, and a refusal would lose the news of it.
 */
const FIELDS: Fields<PayoutNotifyRequest> = {
  originalPartnerReferenceNo: text(40),
  originalReferenceNo: text(40),
  latestTransactionStatus: text(2),
  transactionStatusDesc: optional(any),
  beneficiaryBankCode: optional(text(4)),
  beneficiaryAccountNo: optional(text(25)),
  beneficiaryName: optional(text(100)),
  amount: optional(amount),
}

/**
 * NICEPAY's payout notification, `POST /v1.0/transfer/notify`.
 *
 * Its `paid` is money that left: NICEPAY has paid the beneficiary. A failure is `denied`: no money moved for good, and a contract
 * without `otherStatus` acknowledges it with an event.
 */
export const payoutNotify: PayoutNotify = defineService<PayoutNotifyRequest, PayoutNotifyAnswer>({
  id: 'payout-notify',
  path: '/v1.0/transfer/notify',
  code: '00',
  fields: FIELDS,
  answer: {},
  meaning: readPayoutStatus,
  statusField: 'latestTransactionStatus',
  duplicates: {
    key: ['originalReferenceNo', 'latestTransactionStatus'],
    sameness: [
      'originalReferenceNo',
      'originalPartnerReferenceNo',
      'latestTransactionStatus',
      'beneficiaryAccountNo',
      'amount',
    ],
  },
})

/** @see NICEPAY, "Notification", payout: 00 success, 03 pending, 09 failed */
function readPayoutStatus({ latestTransactionStatus }: Members): 'paid' | 'pending' | 'denied' | 'unknown' {
  switch (latestTransactionStatus) {
    case '00':
      return 'paid'
    case '03':
      return 'pending'
    case '09':
      return 'denied'
    default:
      return 'unknown'
  }
}
