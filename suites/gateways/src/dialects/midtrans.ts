import { midtrans } from '@snap-sdk/gateways'
import type { Body, DialectCases, NoticeCase } from '../dialect-cases.ts'
import { CALL_HEADERS, digits, pick, replay, required, unauthorized } from '../standard/helpers.ts'
import { noticeRefusals, STANDARD_STATUSES, statusCases, unknownCases } from '../standard/notices.ts'
import { vaPaymentRefusals } from '../standard/virtual-account.ts'

const PAGE = 'docs.midtrans.com, Payment Notification API (2026-03-02)'

const VA: Body = {
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
}

const QRIS: Body = {
  originalReferenceNo: '2020102977770000000009',
  originalPartnerReferenceNo: '2020102900000000000001',
  latestTransactionStatus: '00',
  transactionStatusDesc: 'success',
  amount: { value: '12345678.00', currency: 'IDR' },
  externalStoreID: '124928924949487',
  additionalInfo: { qris: { issuerName: 'gopay', acquirerName: 'gopay', transactionType: 'ON-US' } },
}

const GOPAY: Body = {
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
}

const STATUSES: Readonly<Record<string, NoticeCase['meaning']>> = {
  ...STANDARD_STATUSES,
  '08': 'expired',
  '09': 'denied',
}

/** An expiry or a denial has neither payment nor amount. */
const vaNotices = statusCases(STATUSES, { source: PAGE, field: 'additionalInfo.paymentFlagStatus' }).map((notice) => ({
  ...notice,
  change: { ...notice.change, paymentRequestId: undefined, paidAmount: undefined },
}))

const headers = (code: string) => ({
  required: required(code, ...CALL_HEADERS, 'X-PARTNER-ID', 'X-EXTERNAL-ID'),
  optional: ['CHANNEL-ID'],
})
const REPEAT = `${PAGE}: any HTTP status but 200 is tried again, so that a repeat hears the first answer`

/** Midtrans: virtual accounts, QRIS, GoPay. */
export const midtransCases: DialectCases = {
  factory: midtrans,
  clientId: 'G12345678',
  spoken: { scheme: 'asymmetric', carriesToken: false, externalId: digits(20), channelId: '12345' },
  services: {
    vaPayment: {
      path: '/v1.0/transfer-va/payment',
      code: '25',
      samples: [
        {
          source: PAGE,
          body: VA,
          expected: {
            responseCode: '2002500',
            responseMessage: 'Successful',
            virtualAccountData: pick(VA, 'partnerServiceId', 'customerNo', 'virtualAccountNo', 'trxId'),
          },
          seen: { partnerServiceId: '088899', trxId: 'abcdefgh1234', additionalInfo: VA.additionalInfo },
        },
      ],
      refusals: vaPaymentRefusals(VA),
      repeats: replay(REPEAT),
      headers: headers('25'),
      foreignKey: unauthorized('25'),
      paymentField: 'paymentRequestId',
      withoutPaymentField: '4002502',
      notices: vaNotices,
      unknownStatuses: unknownCases('additionalInfo.paymentFlagStatus'),
    },
    qrNotify: {
      path: '/v1.0/qr/qr-mpm-notify',
      code: '52',
      samples: [
        {
          source: PAGE,
          body: QRIS,
          expected: { responseCode: '2005200', responseMessage: 'Successful' },
          seen: { externalStoreId: '124928924949487' },
        },
      ],
      refusals: noticeRefusals('52'),
      repeats: replay(REPEAT),
      headers: headers('52'),
      foreignKey: unauthorized('52'),
      paymentField: 'originalReferenceNo',
      withoutPaymentField: '4005202',
      notices: statusCases(STATUSES, { source: PAGE }),
      unknownStatuses: unknownCases(),
    },
    debitNotify: {
      path: '/v1.0/debit/notify',
      code: '56',
      samples: [
        {
          source: PAGE,
          body: GOPAY,
          expected: { responseCode: '2005600', responseMessage: 'Successful' },
          seen: { originalReferenceNo: 'gopayOrderId', additionalInfo: GOPAY.additionalInfo },
        },
      ],
      refusals: noticeRefusals('56'),
      repeats: replay(REPEAT),
      headers: headers('56'),
      foreignKey: unauthorized('56'),
      paymentField: 'originalReferenceNo',
      withoutPaymentField: '4005602',
      notices: statusCases(STATUSES, { source: PAGE }),
      unknownStatuses: unknownCases(),
    },
  },
}
