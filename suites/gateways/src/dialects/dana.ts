import { dana } from '@snap-sdk/gateways'
import type { Body, DialectCases } from '../dialect-cases.ts'
import { CALL_HEADERS, replay, required, unauthorized } from '../standard/helpers.ts'
import { noticeRefusals, statusCases, unknownCases } from '../standard/notices.ts'

const SDK = 'github dana-id/dana-python@ae03322 tests/test_webhook.py'

/** The body of a real delivery; the delivery itself, with DANA's own signature, is a test of its own. */
const NOTICE: Body = {
  amount: { currency: 'IDR', value: '50000.00' },
  originalReferenceNo: '20251010111230999500166931000229476',
  merchantId: '216620090016041032029',
  latestTransactionStatus: '00',
  additionalInfo: {
    paidTime: '2025-10-10T16:16:33+07:00',
    paymentInfo: {
      payOptionInfos: [
        {
          transAmount: { currency: 'IDR', value: '50000.00' },
          payAmount: { currency: 'IDR', value: '50000.00' },
          payMethod: 'VIRTUAL_ACCOUNT',
          payOption: 'VIRTUAL_ACCOUNT_BRI',
        },
      ],
      extendInfo: '{"externalPromoInfos":[]}',
    },
  },
  originalPartnerReferenceNo: 'ORDER-1760087736146',
  createdTime: '2025-10-10T16:15:37+07:00',
  finishedTime: '2025-10-10T16:16:33+07:00',
  transactionStatusDesc: 'SUCCESS',
}

/** DANA: one notice, on whatever path the merchant registered. */
export const danaCases: DialectCases = {
  factory: dana,
  clientId: '2025091611385324660336',
  timeout: { milliseconds: 8_000, source: 'DANA documents' },
  spoken: {
    scheme: 'asymmetric',
    carriesToken: false,
    externalId: (call) => `nXPTWcwt7lgCOy01wWGKDerE${String(call).padStart(8, 'a')}`,
    channelId: 'DANA',
  },
  paths: { debitNotify: '/v2/dana/callback-qris' },
  services: {
    debitNotify: {
      path: '/v2/dana/callback-qris',
      ownPath: '/v1.0/debit/notify',
      code: '56',
      samples: [
        {
          source: SDK,
          body: NOTICE,
          expected: { responseCode: '2005600', responseMessage: 'Successful' },
          seen: { originalPartnerReferenceNo: 'ORDER-1760087736146', additionalInfo: NOTICE.additionalInfo },
        },
        {
          source: `${SDK}: times as milliseconds since 1970`,
          body: { ...NOTICE, createdTime: '1760087737000', finishedTime: '1760087793000' },
          expected: { responseCode: '2005600', responseMessage: 'Successful' },
          seen: { finishedTime: '1760087793000' },
        },
      ],
      refusals: noticeRefusals('56'),
      repeats: replay('inferred from real deliveries: known by reference and status'),
      headers: {
        required: required('56', ...CALL_HEADERS, 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID'),
        optional: [],
      },
      foreignKey: unauthorized('56'),
      paymentField: 'originalReferenceNo',
      withoutPaymentField: '4005602',
      notices: statusCases({ '05': 'cancelled' }, { source: SDK }),
      unknownStatuses: unknownCases('latestTransactionStatus', '03', '06'),
    },
  },
}
