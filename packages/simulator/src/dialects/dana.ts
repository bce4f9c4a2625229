import type { Dialect } from './dialect.ts'

export const dana: Dialect = {
  name: 'dana',
  title: 'DANA',
  certainty: 'documented',
  source: 'github dana-id/dana-python@ae03322 tests/test_webhook.py, dana-go, dana-node',
  clientId: '2025091611385324660336',
  basePath: '',
  speech: {
    scheme: 'asymmetric',
    caller: 'X-PARTNER-ID',
    carriesToken: false,
    externalId: { length: 32, alphabet: 'letters and digits', repeats: true },
    channelId: 'DANA',
    signedPath: 'received',
    signedQuery: 'received',
    signedBody: 'as sent',
    timestamp: 'seconds',
    otherHeaders: { Charset: 'UTF-8' },
  },
  status: 'mirror',
  timeoutMilliseconds: 8000,
  usual: ['debit-notify'],
  services: {
    'debit-notify': {
      path: '/v1.0/debit/notify',
      code: '56',
      source: 'github dana-id/dana-python@ae03322 tests/test_webhook.py',
      registered: true,
      headers: ['Content-Type', 'X-TIMESTAMP', 'X-SIGNATURE', 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID'],
      sample: {
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
      },
      notices: [{ field: 'latestTransactionStatus', values: { '05': 'cancelled' } }],
    },
  },
}
