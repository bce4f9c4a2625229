import type { Dialect } from './dialect.ts'

export const espay: Dialect = {
  name: 'espay',
  title: 'Espay',
  certainty: 'documented',
  source: 'docs.espay.id, SNAP virtual account pages',
  clientId: 'SGWYESSISHOP',
  basePath: '',
  speech: {
    scheme: 'asymmetric',
    caller: 'X-PARTNER-ID',
    carriesToken: false,
    externalId: { length: 32, alphabet: 'digits' },
    channelId: 'ESPAY',
    signedPath: 'received',
    signedQuery: 'received',
    timestamp: 'seconds',
  },
  status: 'mirror',
  usual: ['va-inquiry', 'va-payment'],
  services: {
    'va-inquiry': {
      path: '/v1.0/transfer-va/inquiry',
      code: '24',
      source: 'docs.espay.id: its fields',
      headers: ['Content-Type', 'X-TIMESTAMP', 'X-SIGNATURE', 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID'],
      sample: {
        partnerServiceId: '   ESPAY',
        customerNo: 'SGWYESSISHOP',
        virtualAccountNo: 'INV2024102400017',
        inquiryRequestId: '20241024172540000017',
        trxDateInit: '2024-10-24T17:25:40+0700',
      },
    },
    'va-payment': {
      path: '/v1.0/transfer-va/payment',
      code: '25',
      source: 'docs.espay.id: its fields; additionalInfo as in github DhikaRoidHakim/BPRBA-payment-espay (a merchant)',
      headers: ['Content-Type', 'X-TIMESTAMP', 'X-SIGNATURE', 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID'],
      sample: {
        partnerServiceId: '   ESPAY',
        customerNo: 'SGWYESSISHOP',
        virtualAccountNo: 'INV2024102400017',
        trxId: '000000000000000017',
        paymentRequestId: '20241024172540000018',
        paidAmount: { value: '10000.00', currency: 'IDR' },
        totalAmount: { value: '10000.00', currency: 'IDR' },
        trxDateTime: '2024-10-24T17:25:40+0700',
        additionalInfo: { transactionStatus: 'S', memberCode: 'SGWYESSISHOP', productCode: 'BCAATM', paymentRef: '17' },
      },
    },
  },
}
