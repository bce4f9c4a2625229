import { winpay } from '@snap-sdk/gateways'
import type { Body, DialectCases } from '../dialect-cases.ts'
import { CALL_HEADERS, digits, replay, required, unauthorized } from '../standard/helpers.ts'
import { DEBIT_SAMPLE, noticeRefusals, QR_SAMPLE, statusCases, unknownCases } from '../standard/notices.ts'
import { vaPaymentRefusals } from '../standard/virtual-account.ts'

const PAGE = 'docs.winpay.id, signature callback validation'

const PAYMENT: Body = {
  partnerServiceId: '    9042',
  customerNo: '00000009',
  virtualAccountNo: '    904200000009',
  virtualAccountName: 'WINPAY - fiandi',
  trxId: 'INV-000000023220',
  paymentRequestId: '45539',
  paidAmount: { value: '10000.00', currency: 'IDR' },
  trxDateTime: '2024-01-11T08:57:55+07:00',
  additionalInfo: { contractId: 'si1cd5671d-2ffe-4cca-aff0-b8ee9bc1c041', channel: 'BSI' },
}

const headers = (code: string) => ({
  required: required(code, ...CALL_HEADERS, 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID'),
  optional: [],
})
const REPEAT = 'nothing is said of repeats: the first answer'

/** Winpay: the full path of the listener is signed, its prefix included. */
export const winpayCases: DialectCases = {
  factory: winpay,
  clientId: '170041',
  spoken: { scheme: 'asymmetric', carriesToken: false, externalId: digits(20), channelId: 'SenjaGames' },
  paths: { vaPayment: '/sandbox_prod/url_listener.php/v1.0/transfer-va/payment' },
  services: {
    vaPayment: {
      path: '/sandbox_prod/url_listener.php/v1.0/transfer-va/payment',
      ownPath: '/v1.0/transfer-va/payment',
      code: '25',
      samples: [
        {
          source: PAGE,
          body: PAYMENT,
          expected: { responseCode: '2002500', responseMessage: 'Successful' },
          seen: { partnerServiceId: '9042', virtualAccountNo: '904200000009', paymentRequestId: '45539' },
        },
      ],
      refusals: vaPaymentRefusals(PAYMENT),
      repeats: replay(REPEAT),
      headers: headers('25'),
      foreignKey: unauthorized('25'),
      paymentField: 'paymentRequestId',
      withoutPaymentField: '4002502',
    },
    qrNotify: {
      path: '/v1.0/qr/qr-mpm-notify',
      code: '52',
      samples: [QR_SAMPLE],
      refusals: noticeRefusals('52'),
      repeats: replay(REPEAT),
      headers: headers('52'),
      foreignKey: unauthorized('52'),
      paymentField: 'originalReferenceNo',
      withoutPaymentField: '4005202',
      notices: statusCases(),
      unknownStatuses: unknownCases(),
    },
    debitNotify: {
      path: '/v1.0/debit/notify',
      code: '56',
      samples: [DEBIT_SAMPLE],
      refusals: noticeRefusals('56'),
      repeats: replay(REPEAT),
      headers: headers('56'),
      foreignKey: unauthorized('56'),
      paymentField: 'originalReferenceNo',
      withoutPaymentField: '4005602',
      notices: statusCases(),
      unknownStatuses: unknownCases(),
    },
  },
}
