/**
 * The sample bodies of the standard, for gateways that publish none of their own.
 *
 * @see apidevportal.aspi-indonesia.or.id, as exported by github.com/mseptiaan/snap-aspi-go@b7e2c81: aspi/virtual-account.md, mpm.md,
 * direct-debit.md
 */

const NUMBERS = {
  partnerServiceId: '  088899',
  customerNo: '12345678901234567890',
  virtualAccountNo: '  08889912345678901234567890',
} as const

export const VA_INQUIRY = {
  ...NUMBERS,
  txnDateInit: '20201231T235959Z',
  channelCode: 6011,
  language: 'ID',
  amount: { value: '12345678.00', currency: 'IDR' },
  hashedSourceAccountNo: 'abcdefghijklmnopqrstuvwxyz123456',
  sourceBankCode: '008',
  passApp: 'abcdefghijklmnopqrstuvwxyz',
  inquiryRequestId: 'abcdef-123456-abcdef',
  additionalInfo: { deviceId: '12345679237', channel: 'mobilephone' },
} as const

export const VA_PAYMENT = {
  ...NUMBERS,
  virtualAccountName: 'Jokul Doe',
  virtualAccountEmail: 'jokul@email.com',
  virtualAccountPhone: '6281828384858',
  trxId: 'abcdefgh1234',
  paymentRequestId: 'abcdef-123456-abcdef',
  channelCode: 6011,
  hashedSourceAccountNo: 'abcdefghijklmnopqrstuvwxyz123456',
  sourceBankCode: '008',
  paidAmount: { value: '12345678.00', currency: 'IDR' },
  cumulativePaymentAmount: { value: '12345678.00', currency: 'IDR' },
  paidBills: '95000',
  totalAmount: { value: '12345678.00', currency: 'IDR' },
  trxDateTime: '20201231T235959Z',
  referenceNo: '123456789012345',
  journalNum: '123456',
  paymentType: 1,
  flagAdvise: 'Y',
  subCompany: '12345',
  billDetails: [
    {
      billCode: '01',
      billNo: '123456789012345678',
      billName: 'Bill A for Jan',
      billShortName: 'Bill A',
      billDescription: { english: 'Maintenance', indonesia: 'Pemeliharaan' },
      billSubCompany: '00001',
      billAmount: { value: '12345678.00', currency: 'IDR' },
      additionalInfo: {},
      billReferenceNo: '123456789012345',
    },
  ],
  freeTexts: [{ english: 'Free text', indonesia: 'Tulisan bebas' }],
  additionalInfo: {},
} as const

export const VA_STATUS = {
  ...NUMBERS,
  inquiryRequestId: 'abcdef-123456-abcdef',
  paymentRequestId: 'abcdef-123456-abcdef',
  additionalInfo: {},
} as const

export const QR_NOTICE = {
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
} as const

export const DEBIT_NOTICE = {
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
  additionalInfo: { deviceId: '12345679237', channel: 'mobilephone' },
} as const
