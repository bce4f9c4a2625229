import { faspay } from '@snap-sdk/gateways'
import type { DialectCases } from '../dialect-cases.ts'
import { CALL_HEADERS, digits, GENERAL_CODES, pick, replay, required, unauthorized } from '../standard/helpers.ts'
import { noticeRefusals, QR_SAMPLE, statusCases, unknownCases } from '../standard/notices.ts'
import {
  VA_INQUIRY,
  VA_INQUIRY_SAMPLE,
  VA_PAYMENT,
  VA_PAYMENT_SAMPLE,
  VA_STATUS,
  VA_STATUS_SAMPLE,
  vaInquiryRefusals,
  vaPaymentRefusals,
} from '../standard/virtual-account.ts'

const CONFLICT = 'ASPI: an X-EXTERNAL-ID is unique in its day'
const REPEAT = 'nothing is said of repeats: the first answer'

/** A conflict is no final answer of the handler's: it keeps its own status. */
const conflict = (code: string) => [
  { source: CONFLICT, gets: { httpStatus: 409, responseCode: `409${code}00`, data: 'of a refusal' } as const },
]

const headers = (code: string) => ({
  required: required(code, ...CALL_HEADERS, 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID'),
  optional: [],
})

/** Faspay: the path is signed without the merchant's prefix, and HTTP 200 is the acknowledgment. */
export const faspayCases: DialectCases = {
  factory: faspay,
  clientId: '32401',
  spoken: {
    scheme: 'asymmetric',
    carriesToken: false,
    externalId: digits(36),
    channelId: '77001',
    signedPath: 'own',
  },
  services: {
    vaInquiry: {
      path: '/v1.0/transfer-va/inquiry',
      code: '24',
      samples: [VA_INQUIRY_SAMPLE],
      refusals: vaInquiryRefusals(VA_INQUIRY, { httpStatus: 200 }),
      repeats: conflict('24'),
      headers: headers('24'),
      foreignKey: unauthorized('24'),
      paymentField: undefined,
    },
    vaPayment: {
      path: '/v1.0/transfer-va/payment',
      code: '25',
      samples: [VA_PAYMENT_SAMPLE],
      refusals: vaPaymentRefusals(VA_PAYMENT, { httpStatus: 200 }),
      repeats: replay(REPEAT),
      headers: headers('25'),
      foreignKey: unauthorized('25'),
      paymentField: 'paymentRequestId',
      withoutPaymentField: '4002502',
    },
    vaStatus: {
      path: '/v1.0/transfer-va/status',
      code: '26',
      samples: [VA_STATUS_SAMPLE],
      refusals: [
        {
          source: GENERAL_CODES,
          outcome: 'transactionNotFound',
          httpStatus: 200,
          expected: {
            responseCode: '4042601',
            responseMessage: 'Transaction Not Found',
            virtualAccountData: pick(
              VA_STATUS,
              'partnerServiceId',
              'customerNo',
              'virtualAccountNo',
              'inquiryRequestId',
              'paymentRequestId',
            ),
          },
        },
      ],
      repeats: conflict('26'),
      headers: headers('26'),
      foreignKey: unauthorized('26'),
      paymentField: undefined,
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
      notices: statusCases(),
      unknownStatuses: unknownCases(),
    },
  },
}
