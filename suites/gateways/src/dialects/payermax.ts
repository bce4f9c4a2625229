import { payermax } from '@snap-sdk/gateways'
import type { Body, DialectCases } from '../dialect-cases.ts'
import { CALL_HEADERS, digits, replay, required, unauthorized, withMilliseconds } from '../standard/helpers.ts'
import { DEBIT_NOTICE, noticeRefusals, statusCases, unknownCases } from '../standard/notices.ts'

const PAGE = 'docs.payermax.com/202606-version/developer/SNAP'

const PAID: Body = { ...DEBIT_NOTICE, additionalInfo: { notifyType: 'PAYMENT' } }

/** PayerMax: notifyType says whether a notice reports a payment or a refund. */
export const payermaxCases: DialectCases = {
  factory: payermax,
  clientId: 'SP10829',
  spoken: {
    scheme: 'asymmetric',
    carriesToken: false,
    externalId: digits(32),
    channelId: '95221',
    signedQuery: 'none',
    writeTimestamp: withMilliseconds,
  },
  services: {
    debitNotify: {
      path: '/v1.0/debit/notify',
      code: '56',
      samples: [
        {
          source: `${PAGE}: notifyType; the fields are the standard's`,
          body: PAID,
          answer: { approvalCode: '201039000200' },
          expected: { responseCode: '2005600', responseMessage: 'Successful', approvalCode: '201039000200' },
          seen: { additionalInfo: { notifyType: 'PAYMENT' } },
        },
        {
          source: `${PAGE}: nulls are kept`,
          body: { ...PAID, subMerchantId: null, transactionStatusDesc: null },
          expected: { responseCode: '2005600', responseMessage: 'Successful' },
        },
      ],
      refusals: noticeRefusals('56'),
      repeats: replay('nothing is said of repeats: the first answer'),
      headers: {
        required: required('56', ...CALL_HEADERS, 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID'),
        optional: [],
      },
      foreignKey: unauthorized('56'),
      paymentField: 'originalReferenceNo',
      withoutPaymentField: '4005602',
      notices: [
        { source: PAGE, change: { 'additionalInfo.notifyType': 'REFUND' }, meaning: 'refunded' },
        ...statusCases(undefined, { source: `${PAGE}: PAYMENT is what the status says` }),
      ],
      unknownStatuses: [
        ...unknownCases('additionalInfo.notifyType', 'payment', 'CHARGEBACK'),
        { change: { latestTransactionStatus: '99' }, field: 'additionalInfo.notifyType' },
      ],
    },
  },
}
