/**
 * The names of NICO fields that NICEPAY's public pages do not show in a form that could be copied: the letter case of some, and the
 * whole body of a payment. Each is the best reading there is; docs/protocol.md says what it rests on. Should
 * NICEPAY tell you another, override it: `nico.payment(handler, { fieldNames: { paidAmount: 'amount' } })`.
 */
export interface NicoFieldNames {
  readonly payNoData: string
  readonly payNoName: string
  readonly goodsName: string
  readonly payNoPhone: string
  readonly payNoEmail: string
  readonly payNoExpiredDateTime: string
  readonly paymentRequestId: string
  readonly paidAmount: string
  readonly totalAmount: string
  readonly trxDateTime: string
  readonly trxId: string
  readonly partnerReferenceNo: string
}

/** Our name and NICEPAY's, as long as nobody says otherwise. */
export const NICO_FIELD_NAMES: NicoFieldNames = {
  payNoData: 'payNoData',
  payNoName: 'payNoName',
  goodsName: 'goodsName',
  payNoPhone: 'payNoPhone',
  payNoEmail: 'payNoEmail',
  payNoExpiredDateTime: 'payNoExpiredDateTime',
  paymentRequestId: 'paymentRequestId',
  paidAmount: 'paidAmount',
  totalAmount: 'totalAmount',
  trxDateTime: 'trxDateTime',
  trxId: 'trxId',
  partnerReferenceNo: 'partnerReferenceNo',
}
