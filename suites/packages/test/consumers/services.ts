import type { AnyService, Handler, Meaning, Members } from '@snap-sdk/core'
import {
  amount,
  bulkCashinNotify,
  bulkTransferNotify,
  debitNotify,
  fastNotify,
  intrabankNotify,
  parseDate,
  qrCpmNotify,
  qrMpmNotify,
  REASONS,
  readStatus,
  rtgsNotify,
  rupiah,
  STATUS_MEANINGS,
  sameAmount,
  sknNotify,
  type VaPayment,
  type VaPaymentAnswer,
  type VaPaymentRequest,
  vaInquiry,
  vaPayment,
  vaRefusalBody,
  vaReversal,
  vaStatus,
} from '@snap-sdk/services'

export const all: readonly AnyService[] = [
  vaInquiry,
  vaPayment,
  vaStatus,
  vaReversal,
  qrMpmNotify,
  qrCpmNotify,
  debitNotify,
  fastNotify,
  intrabankNotify,
  sknNotify,
  rtgsNotify,
  bulkTransferNotify,
  bulkCashinNotify,
]

/** A payment that a gateway of one's own reports otherwise. */
export const payment: VaPayment = vaPayment.with({
  meaning: (request: Members): Meaning => readStatus(request.status, { '08': 'expired' }),
  toRefusalBody: vaRefusalBody('paymentFlagStatus', 'paymentFlagReason'),
})

export const takePayment: Handler<VaPaymentRequest, VaPaymentAnswer> = async ({ paidAmount, trxDateTime }, context) => {
  const due = rupiah(10_000)
  if (!sameAmount(paidAmount, due)) return context.reject('invalidAmount')
  const paidAt: Date = parseDate(trxDateTime ?? '') ?? context.timestamp
  return paidAt > new Date() ? context.reject('badRequest') : {}
}

export const texts: readonly string[] = [
  REASONS.paidBill.english,
  amount('12.50', 'USD').value,
  ...Object.keys(STATUS_MEANINGS),
]
