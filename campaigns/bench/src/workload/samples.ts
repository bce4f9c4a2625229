import type { Sample } from './workloads.ts'

/** What every contender knows of the one bill: it stands in memory, so that no database is measured. */
export const BILL = {
  payNoName: 'John Test',
  goodsName: 'Pembelian John Test',
  payNoPhone: '087771122333',
  payNoEmail: 'jhon@test.com',
  totalAmount: { value: '10000.00', currency: 'IDR' },
  partnerReferenceNo: 'ABCDEFGH1234',
  payNoExpiredDateTime: '2099-07-03T12:08:56+07:00',
} as const

const PAY_NO = '701589101110'

export const BILLS: ReadonlyMap<string, typeof BILL> = new Map([[PAY_NO, BILL]])

/** How long an access token is valid. */
export const LIFETIME_SECONDS = 900

/**
 * The body of a request, by sample: that of the gateway's documents, in which `id` names the inquiry or the payment.
 *
 * @see NICEPAY's pages for NICO; developer.bca.co.id; docs.midtrans.com, Payment Notification API
 */
export const REQUESTS: Readonly<Record<Sample, (id: string) => object>> = {
  token: () => ({ grantType: 'client_credentials', additionalInfo: {} }),

  nicoInquiry: (inquiryRequestId) => ({
    partnerServiceId: '7015',
    customerNo: '89101110',
    payNo: PAY_NO,
    inquiryRequestId,
    mitraCd: 'ALMA',
  }),

  bcaPayment: (paymentRequestId) => ({
    partnerServiceId: '   12345',
    customerNo: '123456789012345678',
    virtualAccountNo: '   12345123456789012345678',
    virtualAccountName: 'Jokul Doe',
    paymentRequestId,
    channelCode: '6011',
    paidAmount: { value: '100000.00', currency: 'IDR' },
    totalAmount: { value: '100000.00', currency: 'IDR' },
    trxDateTime: '2022-02-12T17:29:57+07:00',
    referenceNo: '00113696201',
    flagAdvise: 'N',
    subCompany: '00000',
    billDetails: [
      {
        billNo: '123456789012345678',
        billDescription: { english: 'Maintenance', indonesia: 'Pemeliharaan' },
        billSubCompany: '00000',
        billAmount: { value: '100000.00', currency: 'IDR' },
        additionalInfo: {},
        billReferenceNo: '00113696201',
      },
    ],
    additionalInfo: {},
  }),

  midtransPayment: (paymentRequestId) => ({
    partnerServiceId: '  088899',
    customerNo: '12345678901234567890',
    virtualAccountNo: '  08889912345678901234567890',
    virtualAccountName: 'Jokul Doe',
    virtualAccountEmail: 'jokul@email.com',
    virtualAccountPhone: '6281828384858',
    trxId: 'abcdefgh1234',
    paymentRequestId,
    paidAmount: { value: '12345678.00', currency: 'IDR' },
    referenceNo: '123456789012345',
    additionalInfo: {
      bank: 'BCA',
      paymentFlagStatus: '00',
      merchantId: 'G059876677',
      paidTime: '2020-01-01T00:00:00+07:00',
      customField: { 1: 'custom-field-1', 2: 'custom-field-2', 3: 'custom-field-3' },
    },
  }),

  midtransQris: (originalReferenceNo) => ({
    originalReferenceNo,
    originalPartnerReferenceNo: '2020102900000000000001',
    latestTransactionStatus: '00',
    transactionStatusDesc: 'success',
    amount: { value: '12345678.00', currency: 'IDR' },
    externalStoreID: '124928924949487',
    additionalInfo: { qris: { issuerName: 'gopay', acquirerName: 'gopay', transactionType: 'ON-US' } },
  }),
}
