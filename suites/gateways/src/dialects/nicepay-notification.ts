import { nicepayNotification } from '@snap-sdk/gateways'
import type { Body, DialectCases } from '../dialect-cases.ts'
import { bareRefusal, CALL_HEADERS, replay, required, unauthorized } from '../standard/helpers.ts'
import { noticeRefusals, STANDARD_STATUSES, statusCases, unknownCases } from '../standard/notices.ts'
import { vaPaymentRefusals, vaPaymentSample } from '../standard/virtual-account.ts'

const PAGE = 'docs.nicepay.co.id/en/nicepay-api-snap-notification-virtual-account'
const REPEAT = 'nothing is said of repeats: the first answer'

const VA_NOTICE: Body = {
  partnerServiceId: '70014',
  customerNo: '00000001234',
  virtualAccountNo: '7001400000001234',
  virtualAccountName: 'John Test',
  trxId: 'trx20240822161730',
  paymentRequestId: 'TNICEVA02302202408221617306789',
  paidAmount: { value: '10000.00', currency: 'IDR' },
  trxDateTime: '2024-08-22T16:17:30+07:00',
}

const QRIS_NOTICE: Body = {
  originalReferenceNo: 'TNICEQR08108202408221617301234',
  originalPartnerReferenceNo: 'order-1',
  amount: { value: '10000.00', currency: 'IDR' },
  latestTransactionStatus: '00',
  transactionStatusDesc: 'Success',
  externalStoreID: 'NICEPAY',
  additionalInfo: {},
}

const EWALLET_NOTICE: Body = {
  originalReferenceNo: 'TNICEEW05105202408221617301234',
  originalPartnerReferenceNo: 'order-1',
  externalStoreID: 'NICEPAY',
  amount: { value: '10000.00', currency: 'IDR' },
  latestTransactionStatus: '00',
}

const PAYOUT_NOTICE: Body = {
  originalPartnerReferenceNo: 'payout-1',
  originalReferenceNo: 'TNICEPO07107202408221617301234',
  latestTransactionStatus: '00',
  transactionStatusDesc: { description: 'Success' },
  beneficiaryBankCode: 'BMRI',
  beneficiaryAccountNo: '5345000060',
  beneficiaryName: 'John Test',
}

const headers = (code: string) => ({ required: required(code, ...CALL_HEADERS, 'X-CLIENT-KEY'), optional: [] })
const done = (responseCode: string) => ({ responseCode, responseMessage: 'Successful' })

/** NICEPAY's notifications: no token, no X-PARTNER-ID, no X-EXTERNAL-ID, no CHANNEL-ID. */
export const nicepayNotificationCases: DialectCases = {
  factory: nicepayNotification,
  clientId: 'TNICEVA023',
  spoken: { scheme: 'client-id', caller: 'X-CLIENT-KEY', carriesToken: false },
  services: {
    vaPayment: {
      path: '/api/v1.0/transfer-va/payment',
      ownPath: '/v1.0/transfer-va/payment',
      code: '25',
      samples: [vaPaymentSample(`${PAGE}: its named fields`, VA_NOTICE, { trxId: 'trx20240822161730' })],
      refusals: vaPaymentRefusals(VA_NOTICE),
      repeats: replay(REPEAT),
      headers: headers('25'),
      foreignKey: unauthorized('25'),
      paymentField: 'paymentRequestId',
      withoutPaymentField: '4002502',
    },
    qrNotify: {
      path: '/api/v1.0/qr/qr-mpm-notify',
      ownPath: '/v1.0/qr/qr-mpm-notify',
      code: '52',
      samples: [
        {
          source: `${PAGE}, its sibling for QRIS: its named fields`,
          body: QRIS_NOTICE,
          expected: done('2005200'),
          seen: { externalStoreId: 'NICEPAY' },
        },
      ],
      refusals: noticeRefusals('52'),
      repeats: replay(REPEAT),
      headers: headers('52'),
      foreignKey: unauthorized('52'),
      paymentField: 'originalReferenceNo',
      withoutPaymentField: '4005202',
      notices: statusCases(STANDARD_STATUSES),
      unknownStatuses: unknownCases(),
    },
    debitNotify: {
      path: '/api/v1.0/debit/notify',
      ownPath: '/v1.0/debit/notify',
      code: '56',
      samples: [
        {
          source: `${PAGE}, its sibling for e-wallets: its named fields`,
          body: EWALLET_NOTICE,
          expected: done('2005600'),
          seen: { externalStoreId: 'NICEPAY' },
        },
      ],
      refusals: noticeRefusals('56'),
      repeats: replay(REPEAT),
      headers: headers('56'),
      foreignKey: unauthorized('56'),
      paymentField: 'originalReferenceNo',
      withoutPaymentField: '4005602',
      notices: statusCases(STANDARD_STATUSES),
      unknownStatuses: unknownCases(),
    },
    payoutNotify: {
      path: '/api/v1.0/transfer/notify',
      ownPath: '/v1.0/transfer/notify',
      code: '00',
      samples: [
        {
          source: `${PAGE}, its sibling for payouts: its named fields`,
          body: PAYOUT_NOTICE,
          expected: done('2000000'),
        },
      ],
      refusals: [bareRefusal('transactionNotFound', '4040001', 'Transaction Not Found')],
      repeats: replay(REPEAT),
      headers: headers('00'),
      foreignKey: unauthorized('00'),
      paymentField: 'originalReferenceNo',
      withoutPaymentField: '4000002',
      notices: statusCases({ '03': 'pending', '09': 'denied' }, { source: `${PAGE}, its sibling for payouts` }),
      unknownStatuses: unknownCases('latestTransactionStatus', '04', '05'),
    },
  },
}
