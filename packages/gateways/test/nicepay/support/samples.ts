import type { NicoInquiryAnswer } from '@snap-sdk/gateways'

/*
 * The samples of NICEPAY's pages "Request Access Token" and "Inquiry" of NICO, from docs.nicepay.co.id:
 * nicepay-api-snap-request-access-token-nicepay-inquiry-convenience-store and
 * nicepay-api-snap-inquiry-nicepay-inquiry-convenience-store. The copies found are in lower case and without punctuation;
 * the letter case of names and values is restored as docs/protocol.md says.
 */

export const CLIENT_ID = 'IONPAYTEST'

/** X-EXTERNAL-ID in the page's table of headers. */
export const EXTERNAL_ID = '11245542345212'

export const TOKEN_REQUEST = { grantType: 'client_credentials', additionalInfo: {} }

export const TOKEN_ANSWER = {
  responseCode: '2007300',
  responseMessage: 'Successful',
  accessToken: 'xy8duzzavv9bwdxxrxcb89tsuvk4mf4kx4lgfe4acrvxr7xderhbe1',
  tokenType: 'Bearer',
  expiresIn: '900',
  additionalInfo: {},
}

export const INQUIRY_REQUEST = {
  partnerServiceId: '7015',
  customerNo: '89101110',
  payNo: '701589101110',
  inquiryRequestId: '41807553358950093184',
  mitraCd: 'ALMA',
}

export const INQUIRY_ANSWER = {
  responseCode: '2000000',
  responseMessage: 'Successful',
  payNoData: {
    partnerServiceId: '7015',
    customerNo: '89101110',
    payNo: '701589101110',
    payNoName: 'John Test',
    goodsName: 'Pembelian John Test',
    payNoPhone: '087771122333',
    payNoEmail: 'jhon@test.com',
    inquiryRequestId: '41807553358950093184',
    totalAmount: { value: '10000.00', currency: 'IDR' },
    partnerReferenceNo: 'ABCDEFGH1234',
    mitraCd: 'ALMA',
    payNoExpiredDateTime: '2024-07-03T12:08:56+07:00',
  },
}

/** What a handler answers to get the page's sample. */
export const BILL: NicoInquiryAnswer = {
  payNoName: 'John Test',
  goodsName: 'Pembelian John Test',
  payNoPhone: '087771122333',
  payNoEmail: 'jhon@test.com',
  totalAmount: { value: '10000.00', currency: 'IDR' },
  partnerReferenceNo: 'ABCDEFGH1234',
  payNoExpiredDateTime: new Date('2024-07-03T05:08:56Z'),
}

/** No page shows a payment: this is the working model of docs/protocol.md, "NICO payment". */
export const PAYMENT_REQUEST = {
  partnerServiceId: '7015',
  customerNo: '89101110',
  payNo: '701589101110',
  mitraCd: 'ALMA',
  inquiryRequestId: '41807553358950093184',
  paymentRequestId: '41807553358950093184',
  paidAmount: { value: '10000.00', currency: 'IDR' },
  totalAmount: { value: '10000.00', currency: 'IDR' },
  trxDateTime: '2024-07-02T12:08:56+07:00',
  partnerReferenceNo: 'ABCDEFGH1234',
  trxId: 'IONPAYTEST01202407021208561234',
}

/** What stands on NICEPAY's NIVA page "Inquiry", with values of its V2 sample: a prefix of seven digits, a customer's number of nine. */
export const NIVA_INQUIRY_REQUEST = {
  partnerServiceId: '7015102',
  customerNo: '891011101',
  virtualAccountNo: '7015102891011101',
  inquiryRequestId: '41807553358950093184',
  additionalInfo: { bankCd: 'BMRI' },
}

/** NIVA's page ends after virtualAccountName: the rest is service 25 of the standard. */
export const NIVA_PAYMENT_REQUEST = {
  partnerServiceId: '7015102',
  customerNo: '891011101',
  virtualAccountNo: '7015102891011101',
  virtualAccountName: 'John Test',
  paymentRequestId: '41807553358950093184',
  paidAmount: { value: '10000.00', currency: 'IDR' },
}

/** The named fields of NICEPAY's page "Notification", virtual account. */
export const VA_NOTICE = {
  partnerServiceId: '70014',
  customerNo: '00000001234',
  virtualAccountNo: '7001400000001234',
  virtualAccountName: 'John Test',
  trxId: 'trx20240822161730',
  paymentRequestId: 'TNICEVA02302202408221617306789',
  paidAmount: { value: '10000.00', currency: 'IDR' },
  trxDateTime: '2024-08-22T16:17:30+07:00',
}

/** The named fields of NICEPAY's page "Notification", QRIS: externalStoreID has a capital ID. */
export const QRIS_NOTICE = {
  originalReferenceNo: 'TNICEQR08108202408221617301234',
  originalPartnerReferenceNo: 'order-1',
  amount: { value: '10000.00', currency: 'IDR' },
  latestTransactionStatus: '00',
  transactionStatusDesc: 'Success',
  externalStoreID: 'NICEPAY',
  additionalInfo: {},
}

/** The named fields of NICEPAY's page "Notification", e-wallet. */
export const EWALLET_NOTICE = {
  originalReferenceNo: 'TNICEEW05105202408221617301234',
  originalPartnerReferenceNo: 'order-1',
  externalStoreID: 'NICEPAY',
  amount: { value: '10000.00', currency: 'IDR' },
  latestTransactionStatus: '00',
}

/** The named fields of NICEPAY's page "Notification", payout. */
export const PAYOUT_NOTICE = {
  originalPartnerReferenceNo: 'payout-1',
  originalReferenceNo: 'TNICEPO07107202408221617301234',
  latestTransactionStatus: '00',
  transactionStatusDesc: { description: 'Success' },
  beneficiaryBankCode: 'BMRI',
  beneficiaryAccountNo: '5345000060',
  beneficiaryName: 'John Test',
}
