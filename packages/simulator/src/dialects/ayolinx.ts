import type { Dialect } from './dialect.ts'

export const ayolinx: Dialect = {
  name: 'ayolinx',
  title: 'AyoLinx',
  certainty: 'inferred',
  source: 'docs.ayolinx.id: the notice itself is not published; inferred from its own calls',
  clientId: 'ayolinx-client',
  basePath: '',
  speech: {
    scheme: 'asymmetric',
    caller: 'X-PARTNER-ID',
    carriesToken: false,
    externalId: { length: 20, alphabet: 'digits' },
    channelId: '95221',
    signedPath: 'received',
    signedQuery: 'received',
    timestamp: 'seconds',
  },
  status: 'mirror',
  usual: ['qr-notify'],
  services: {
    'qr-notify': {
      path: '/v1.0/qr/qr-mpm-notify',
      code: '52',
      source:
        'ASPI, as exported by github mseptiaan/snap-aspi-go@b7e2c81 aspi/virtual-account.md, mpm.md, direct-debit.md',
      headers: ['Content-Type', 'X-TIMESTAMP', 'X-SIGNATURE', 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID'],
      sample: {
        originalReferenceNo: '2020102977770000000009',
        originalPartnerReferenceNo: '2020102900000000000001',
        latestTransactionStatus: '00',
        transactionStatusDesc: 'success',
        customerNumber: '6281388370001',
        accountType: 'tabungan',
        destinationNumber: '8377388292',
        destinationAccountName: 'John Doe',
        amount: { value: '12345678.00', currency: 'IDR' },
        sessionId: '0UYEB77329002HY',
        bankCode: '002',
        externalStoreId: '124928924949487',
        additionalInfo: { deviceId: '12345679237', channel: 'mobilephone' },
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
  },
}
