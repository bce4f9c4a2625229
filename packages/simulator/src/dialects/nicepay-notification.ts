import type { Dialect } from './dialect.ts'

export const nicepayNotification: Dialect = {
  name: 'nicepay-notification',
  title: 'NICEPAY notifications',
  certainty: 'documented',
  source: 'docs.nicepay.co.id, SNAP notification pages',
  clientId: 'TNICEVA023',
  basePath: '/api',
  speech: {
    scheme: 'client-id',
    caller: 'X-CLIENT-KEY',
    carriesToken: false,
    signedPath: 'received',
    signedQuery: 'received',
    timestamp: 'seconds',
  },
  status: 'mirror',
  usual: ['va-payment'],
  services: {
    'va-payment': {
      path: '/v1.0/transfer-va/payment',
      code: '25',
      source: 'docs.nicepay.co.id/en/nicepay-api-snap-notification-virtual-account: its named fields',
      headers: ['Content-Type', 'X-TIMESTAMP', 'X-SIGNATURE', 'X-CLIENT-KEY'],
      sample: {
        partnerServiceId: '70014',
        customerNo: '00000001234',
        virtualAccountNo: '7001400000001234',
        virtualAccountName: 'John Test',
        trxId: 'trx20240822161730',
        paymentRequestId: 'TNICEVA02302202408221617306789',
        paidAmount: { value: '10000.00', currency: 'IDR' },
        trxDateTime: '2024-08-22T16:17:30+07:00',
      },
    },
    'qr-notify': {
      path: '/v1.0/qr/qr-mpm-notify',
      code: '52',
      source:
        'docs.nicepay.co.id/en/nicepay-api-snap-notification-virtual-account, its sibling for QRIS: its named fields',
      headers: ['Content-Type', 'X-TIMESTAMP', 'X-SIGNATURE', 'X-CLIENT-KEY'],
      sample: {
        originalReferenceNo: 'TNICEQR08108202408221617301234',
        originalPartnerReferenceNo: 'order-1',
        amount: { value: '10000.00', currency: 'IDR' },
        latestTransactionStatus: '00',
        transactionStatusDesc: 'Success',
        externalStoreID: 'NICEPAY',
        additionalInfo: {},
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
          },
        },
      ],
    },
    'debit-notify': {
      path: '/v1.0/debit/notify',
      code: '56',
      source:
        'docs.nicepay.co.id/en/nicepay-api-snap-notification-virtual-account, its sibling for e-wallets: its named fields',
      headers: ['Content-Type', 'X-TIMESTAMP', 'X-SIGNATURE', 'X-CLIENT-KEY'],
      sample: {
        originalReferenceNo: 'TNICEEW05105202408221617301234',
        originalPartnerReferenceNo: 'order-1',
        externalStoreID: 'NICEPAY',
        amount: { value: '10000.00', currency: 'IDR' },
        latestTransactionStatus: '00',
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
          },
        },
      ],
    },
    'payout-notify': {
      path: '/v1.0/transfer/notify',
      code: '00',
      source:
        'docs.nicepay.co.id/en/nicepay-api-snap-notification-virtual-account, its sibling for payouts: its named fields',
      headers: ['Content-Type', 'X-TIMESTAMP', 'X-SIGNATURE', 'X-CLIENT-KEY'],
      sample: {
        originalPartnerReferenceNo: 'payout-1',
        originalReferenceNo: 'TNICEPO07107202408221617301234',
        latestTransactionStatus: '00',
        transactionStatusDesc: { description: 'Success' },
        beneficiaryBankCode: 'BMRI',
        beneficiaryAccountNo: '5345000060',
        beneficiaryName: 'John Test',
      },
      notices: [{ field: 'latestTransactionStatus', values: { '03': 'pending', '09': 'denied' } }],
    },
  },
}
