import type { AnswerField } from '../services/answer-field.ts'
import type { Dialect } from './dialect.ts'

const RULE = 'docs.midtrans.com, Payment Notification API: VA, the answer'

const VA_ANSWER: readonly AnswerField[] = [
  { path: 'virtualAccountData', type: 'object', missing: 'must', rule: RULE },
  { path: 'virtualAccountData.partnerServiceId', type: 'text', length: 8, missing: 'must', echo: 'must', rule: RULE },
  { path: 'virtualAccountData.customerNo', type: 'text', length: 29, missing: 'must', echo: 'must', rule: RULE },
  { path: 'virtualAccountData.virtualAccountNo', type: 'text', length: 28, missing: 'must', echo: 'must', rule: RULE },
  { path: 'virtualAccountData.trxId', type: 'text', length: 64, missing: 'must', echo: 'must', rule: RULE },
]

export const midtrans: Dialect = {
  name: 'midtrans',
  title: 'Midtrans',
  certainty: 'documented',
  source: 'docs.midtrans.com, Payment Notification API (2026-03-02)',
  clientId: 'G12345678',
  basePath: '',
  speech: {
    scheme: 'asymmetric',
    caller: 'X-PARTNER-ID',
    carriesToken: false,
    externalId: { length: 20, alphabet: 'digits' },
    channelId: '12345',
    signedPath: 'received',
    signedQuery: 'received',
    timestamp: 'seconds',
  },
  status: 'mirror',
  retries: {
    afterMinutes: [2, 10, 30, 90, 210],
    acknowledgedBy: '200',
    source: 'docs.midtrans.com, Payment Notification API',
  },
  usual: ['va-payment'],
  services: {
    'va-payment': {
      path: '/v1.0/transfer-va/payment',
      code: '25',
      optional: ['paymentRequestId'],
      answer: VA_ANSWER,
      headers: ['Content-Type', 'X-TIMESTAMP', 'X-SIGNATURE', 'X-PARTNER-ID', 'X-EXTERNAL-ID'],
      sample: {
        partnerServiceId: '  088899',
        customerNo: '12345678901234567890',
        virtualAccountNo: '  08889912345678901234567890',
        virtualAccountName: 'Jokul Doe',
        virtualAccountEmail: 'jokul@email.com',
        virtualAccountPhone: '6281828384858',
        trxId: 'abcdefgh1234',
        paymentRequestId: 'abcdef-123456-abcdef',
        paidAmount: { value: '12345678.00', currency: 'IDR' },
        referenceNo: '123456789012345',
        additionalInfo: {
          bank: 'BCA',
          paymentFlagStatus: '00',
          merchantId: 'G059876677',
          paidTime: '2020-01-01T00:00:00+07:00',
          customField: { '1': 'custom-field-1', '2': 'custom-field-2', '3': 'custom-field-3' },
        },
      },
      notices: [
        {
          field: 'additionalInfo.paymentFlagStatus',
          values: {
            '01': 'pending',
            '02': 'pending',
            '03': 'pending',
            '04': 'refunded',
            '05': 'cancelled',
            '06': 'denied',
            '07': 'denied',
            '08': 'expired',
            '09': 'denied',
          },
          without: ['paymentRequestId', 'paidAmount'],
        },
      ],
    },
    'qr-notify': {
      path: '/v1.0/qr/qr-mpm-notify',
      code: '52',
      headers: ['Content-Type', 'X-TIMESTAMP', 'X-SIGNATURE', 'X-PARTNER-ID', 'X-EXTERNAL-ID'],
      sample: {
        originalReferenceNo: '2020102977770000000009',
        originalPartnerReferenceNo: '2020102900000000000001',
        latestTransactionStatus: '00',
        transactionStatusDesc: 'success',
        amount: { value: '12345678.00', currency: 'IDR' },
        externalStoreID: '124928924949487',
        additionalInfo: { qris: { issuerName: 'gopay', acquirerName: 'gopay', transactionType: 'ON-US' } },
      },
      notices: [
        {
          field: 'latestTransactionStatus',
          values: {
            '01': 'pending',
            '02': 'pending',
            '03': 'pending',
            '04': 'refunded',
            '05': 'cancelled',
            '06': 'denied',
            '07': 'denied',
            '08': 'expired',
            '09': 'denied',
          },
        },
      ],
    },
    'debit-notify': {
      path: '/v1.0/debit/notify',
      code: '56',
      headers: ['Content-Type', 'X-TIMESTAMP', 'X-SIGNATURE', 'X-PARTNER-ID', 'X-EXTERNAL-ID'],
      sample: {
        createdTime: '2020-01-01T00:00:00+07:00',
        latestTransactionStatus: '00',
        originalReferenceNo: 'gopayOrderId',
        finishedTime: '2020-01-02T00:00:00+07:00',
        originalPartnerReferenceNo: 'merchant-order-id',
        transactionStatusDesc: 'desc',
        originalExternalId: 'merchant-order-id',
        additionalInfo: {
          userPaymentDetails: [{ payMethod: 'gopay', payOption: 'GOPAY_WALLET' }],
          refundHistory: [
            {
              refundNo: '96194816941239812',
              refundStatus: '00',
              partnerReferenceNo: '239850918204981205970',
              refundAmount: { value: '12345678.00', currency: 'IDR' },
              refundDate: '2020-12-23T07:44:16+07:00',
              reason: 'Customer Complain',
            },
          ],
        },
      },
      notices: [
        {
          field: 'latestTransactionStatus',
          values: {
            '01': 'pending',
            '02': 'pending',
            '03': 'pending',
            '04': 'refunded',
            '05': 'cancelled',
            '06': 'denied',
            '07': 'denied',
            '08': 'expired',
            '09': 'denied',
          },
        },
      ],
    },
  },
}
