export type { AmountLike } from './amounts.ts'
export { amount, rupiah, sameAmount } from './amounts.ts'
export type { Bilingual } from './bilingual.ts'
export type { Bill, BillResult } from './bill.ts'
export type { BulkCashinItem, BulkCashinNotify, BulkCashinNotifyRequest } from './bulk-cashin-notify.ts'
export { bulkCashinNotify } from './bulk-cashin-notify.ts'
export type { BulkNotifyAnswer } from './bulk-notify.ts'
export type { BulkTransferItem, BulkTransferNotify, BulkTransferNotifyRequest } from './bulk-transfer-notify.ts'
export { bulkTransferNotify } from './bulk-transfer-notify.ts'
export { parseDate } from './dates.ts'
export type { DebitNotice, DebitNotify, DebitNotifyAnswer, DebitNotifyRequest } from './debit-notify.ts'
export { debitNotify } from './debit-notify.ts'
export type { FastNotice, FastNotify, FastNotifyAnswer, FastNotifyRequest } from './fast-notify.ts'
export { fastNotify } from './fast-notify.ts'
export type {
  IntrabankNotice,
  IntrabankNotify,
  IntrabankNotifyAnswer,
  IntrabankNotifyRequest,
} from './intrabank-notify.ts'
export { intrabankNotify } from './intrabank-notify.ts'
export type { OptionalBut } from './optional-but.ts'
export type { QrCpmNotice, QrCpmNotify, QrCpmNotifyAnswer, QrCpmNotifyRequest } from './qr-cpm-notify.ts'
export { qrCpmNotify } from './qr-cpm-notify.ts'
export type { QrMpmNotice, QrMpmNotify, QrMpmNotifyAnswer, QrMpmNotifyRequest } from './qr-mpm-notify.ts'
export { qrMpmNotify } from './qr-mpm-notify.ts'
export { REASONS } from './reasons.ts'
export type { RtgsNotify } from './rtgs-notify.ts'
export { rtgsNotify } from './rtgs-notify.ts'
export type { SknNotify } from './skn-notify.ts'
export { sknNotify } from './skn-notify.ts'
export { readStatus, STATUS_MEANINGS } from './statuses.ts'
export type { TransferNotice, TransferNotifyRequest } from './transfer-notify.ts'
export type { InquiredBill, VaInquiry, VaInquiryAnswer, VaInquiryRequest } from './va-inquiry.ts'
export { vaInquiry } from './va-inquiry.ts'
export type { VaNumbers } from './va-numbers.ts'
export type {
  AnsweredBill,
  PaidBill,
  VaPayment,
  VaPaymentAnswer,
  VaPaymentNotice,
  VaPaymentRequest,
} from './va-payment.ts'
export { vaPayment } from './va-payment.ts'
export { vaRefusalBody } from './va-refusal-body.ts'
export type { VaReversal, VaReversalAnswer, VaReversalRequest } from './va-reversal.ts'
export { vaReversal } from './va-reversal.ts'
export type { StatusBill, VaStatus, VaStatusAnswer, VaStatusRequest, VaTransaction } from './va-status.ts'
export { vaStatus } from './va-status.ts'
