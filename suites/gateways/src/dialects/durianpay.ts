import { durianpay } from '@snap-sdk/gateways'
import type { Body, DialectCases, NoticeCase } from '../dialect-cases.ts'
import { CALL_HEADERS, digits, replay, required, unauthorized } from '../standard/helpers.ts'
import {
  DEBIT_SAMPLE,
  noticeRefusals,
  QR_SAMPLE,
  STANDARD_STATUSES,
  statusCases,
  unknownCases,
} from '../standard/notices.ts'
import { paidAccount, VA_PAYMENT, vaPaymentRefusals } from '../standard/virtual-account.ts'

const PAGE = 'docs.durianpay.id'

const PAID: Body = { ...VA_PAYMENT, additionalInfo: { latestTransactionStatus: '00', rrn: '000013101103' } }

const headers = (code: string) => ({
  required: required(code, ...CALL_HEADERS, 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID'),
  optional: [],
})
const REPEAT = `${PAGE}: it must hear HTTP 200, so that a repeat hears the first answer`
const STATUSES: Readonly<Record<string, NoticeCase['meaning']>> = { ...STANDARD_STATUSES, '09': 'denied' }

/** Durianpay: service 25 for rejections, too; HTTP 200 is the acknowledgment. */
export const durianpayCases: DialectCases = {
  factory: durianpay,
  clientId: 'durianpay-client',
  timeout: { milliseconds: 5_000, source: PAGE },
  spoken: { scheme: 'asymmetric', carriesToken: false, externalId: digits(20), channelId: '95221' },
  services: {
    vaPayment: {
      path: '/v1.0/transfer-va/payment',
      code: '25',
      samples: [
        {
          source: `${PAGE}: result in additionalInfo.latestTransactionStatus; the fields are the standard's`,
          body: PAID,
          expected: { responseCode: '2002500', responseMessage: 'Successful', virtualAccountData: paidAccount(PAID) },
          seen: { paymentRequestId: 'abcdef-123456-abcdef' },
        },
      ],
      refusals: vaPaymentRefusals(PAID, { httpStatus: 200 }),
      repeats: replay(REPEAT),
      headers: headers('25'),
      foreignKey: unauthorized('25'),
      paymentField: 'paymentRequestId',
      withoutPaymentField: '4002502',
      notices: [
        {
          source: `${PAGE}: 09 rejected`,
          change: { 'additionalInfo.latestTransactionStatus': '09' },
          meaning: 'denied',
        },
        {
          source: `${PAGE}: 09 rejected, without payment and amount`,
          change: {
            'additionalInfo.latestTransactionStatus': '09',
            paymentRequestId: undefined,
            paidAmount: undefined,
          },
          meaning: 'denied',
        },
      ],
      unknownStatuses: unknownCases('additionalInfo.latestTransactionStatus', '03', '04'),
    },
    qrNotify: {
      path: '/v1.0/qr/qr-mpm-notify',
      code: '52',
      samples: [QR_SAMPLE],
      refusals: noticeRefusals('52', 200),
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
      samples: [DEBIT_SAMPLE],
      refusals: noticeRefusals('56', 200),
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
