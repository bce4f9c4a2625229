import type { Dialect } from './dialect.ts'

export const payermax: Dialect = {
  name: 'payermax',
  title: 'PayerMax',
  certainty: 'documented',
  source: 'docs.payermax.com, SNAP',
  clientId: 'SP10829',
  basePath: '',
  speech: {
    scheme: 'asymmetric',
    caller: 'X-PARTNER-ID',
    carriesToken: false,
    externalId: { length: 32, alphabet: 'digits' },
    channelId: '95221',
    signedPath: 'received',
    signedQuery: 'none',
    timestamp: 'milliseconds',
  },
  status: 'mirror',
  usual: ['debit-notify'],
  services: {
    'debit-notify': {
      path: '/v1.0/debit/notify',
      code: '56',
      source: "docs.payermax.com/202606-version/developer/SNAP: notifyType; the fields are the standard's",
      headers: ['Content-Type', 'X-TIMESTAMP', 'X-SIGNATURE', 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID'],
      sample: {
        originalPartnerReferenceNo: '2020102900000000000001',
        originalReferenceNo: '2020102977770000000009',
        originalExternalId: '30443786930722726463280097920912',
        merchantId: '23489182303312',
        subMerchantId: '23489182303312',
        amount: { value: '10000.00', currency: 'IDR' },
        latestTransactionStatus: '00',
        transactionStatusDesc: 'success',
        createdTime: '2020-12-21T17:07:18+07:00',
        finishedTime: '2020-12-21T17:07:20+07:00',
        externalStoreId: '91863213913112',
        additionalInfo: { notifyType: 'PAYMENT' },
      },
      notices: [
        { field: 'additionalInfo.notifyType', values: { REFUND: 'refunded' } },
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
          },
        },
      ],
    },
  },
}
