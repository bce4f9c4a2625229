import type { Dialect } from './dialect.ts'

export const bnc: Dialect = {
  name: 'bnc',
  title: 'Bank Neo Commerce',
  certainty: 'documented',
  source: 'developers.bankneo.co.id',
  clientId: '5b5a0ee1c9f4d9aa6a7d3c50b6e0a1f2',
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
    otherHeaders: { 'X-ORIGIN': 'bankneo.co.id' },
  },
  status: 'mirror',
  usual: ['va-inquiry'],
  services: {
    'va-inquiry': {
      path: '/v1.0/transfer-va/inquiry',
      code: '24',
      source:
        'ASPI, as exported by github mseptiaan/snap-aspi-go@b7e2c81 aspi/virtual-account.md, mpm.md, direct-debit.md',
      registered: true,
      headers: ['Content-Type', 'X-TIMESTAMP', 'X-SIGNATURE', 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID'],
      sample: {
        partnerServiceId: '  088899',
        customerNo: '12345678901234567890',
        virtualAccountNo: '  08889912345678901234567890',
        txnDateInit: '20201231T235959Z',
        channelCode: 6011,
        language: 'ID',
        amount: { value: '12345678.00', currency: 'IDR' },
        hashedSourceAccountNo: 'abcdefghijklmnopqrstuvwxyz123456',
        sourceBankCode: '008',
        passApp: 'abcdefghijklmnopqrstuvwxyz',
        inquiryRequestId: 'abcdef-123456-abcdef',
        additionalInfo: { deviceId: '12345679237', channel: 'mobilephone' },
      },
    },
  },
}
