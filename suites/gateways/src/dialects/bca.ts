import { bca } from '@snap-sdk/gateways'
import type { Body, DialectCases } from '../dialect-cases.ts'
import { bareRefusal, CALL_HEADERS, conflict, digits, replay, required, unauthorized } from '../standard/helpers.ts'
import { statusCases, unknownCases } from '../standard/notices.ts'
import { paidAccount, SUCCESS, vaInquiryRefusals, vaPaymentRefusals } from '../standard/virtual-account.ts'

const DOCUMENT = 'developer.bca.co.id, as exported in github mseptiaan/snap-aspi-go@b7e2c81 aspi/bca.md'

const NUMBERS: Body = {
  partnerServiceId: ' 12345',
  customerNo: '123456789012345678',
  virtualAccountNo: ' 12345123456789012345678',
}

const INQUIRY: Body = {
  ...NUMBERS,
  trxDateInit: '2022-02-12T17:29:57+07:00',
  channelCode: 6011,
  additionalInfo: {},
  inquiryRequestId: '202202110909311234500001136962',
}

const ACCOUNT: Body = {
  virtualAccountName: 'Jokul Doe',
  totalAmount: { value: '100000.00', currency: 'IDR' },
  subCompany: '00000',
  billDetails: [
    {
      billNo: '123456789012345678',
      billDescription: { english: 'Maintenance', indonesia: 'Pemeliharaan' },
      billSubCompany: '00000',
      billAmount: { value: '100000.00', currency: 'IDR' },
    },
  ],
  freeTexts: [{ english: 'Free text', indonesia: 'Tulisan bebas' }],
  virtualAccountTrxType: 'C',
  additionalInfo: {
    additionalInfo1: { label: { indonesia: 'Unit', english: 'Unit' }, value: { indonesia: '10C', english: '10C' } },
  },
}

const PAYMENT: Body = {
  ...NUMBERS,
  virtualAccountName: 'Jokul Doe',
  paymentRequestId: '202202111031031234500001136962',
  channelCode: 6011,
  paidAmount: { value: '100000.00', currency: 'IDR' },
  referenceNo: '00113696201',
  flagAdvise: 'N',
  subCompany: '00000',
  billDetails: [
    {
      billNo: '123456789012345678',
      billDescription: { english: 'Maintenance', indonesia: 'Pemeliharaan' },
      billSubCompany: '00000',
      billAmount: { value: '100000.00', currency: 'IDR' },
      additionalInfo: {},
      billReferenceNo: '00113696201',
    },
  ],
  additionalInfo: {},
}

/** The document's second variant: nulls and empty texts. */
const PAYMENT_WITH_NULLS: Body = {
  ...PAYMENT,
  hashedSourceAccountNo: '',
  sourceBankCode: '014',
  cumulativePaymentAmount: null,
  paidBills: '',
  totalAmount: { value: '100000.00', currency: 'IDR' },
  trxDateTime: '2022-02-12T17:29:57+07:00',
}

const INTRABANK: Body = {
  virtualAccountNo: ' 8889912345678901234567890',
  partnerReferenceNo: '12345678',
  trxDateTime: '2020-12-21T10:30:24+07:00',
  paymentStatus: 'Success',
  paymentFlagReason: { english: 'Success', indonesia: 'Sukses' },
}

const QRIS: Body = {
  originalReferenceNo: '43057a74-e179-49ed-b119-b004a3d522ec',
  originalPartnerReferenceNo: '2024090100000000000001',
  latestTransactionStatus: '00',
  transactionStatusDesc: 'success',
  customerNumber: '9360001430000131018',
  accountType: null,
  destinationNumber: '9360001431234567899',
  destinationAccountName: 'Merchant XYZ',
  amount: { value: '50000.00', currency: 'IDR' },
  bankCode: null,
  additionalInfo: {
    referenceNumber: '022411000106',
    transactionDate: '2024-09-01T08:43:11+07:00',
    approvalCode: '223356',
    payerPhoneNumber: '*******4450',
    batchNumber: '000004',
    convenienceFee: '0.00',
    issuerReferenceNumber: '000013101103',
    payerName: 'Customer A',
    issuerName: 'BCA',
    acquirerName: 'BCA',
    merchantInfo: {
      terminalId: 'A1234567',
      merchantId: '000885123456789',
      city: 'JAKARTA PUSAT',
      postalCode: '10310',
      country: 'ID',
      email: null,
      paymentChannelName: 'Sakuku',
    },
  },
}

/** The time is malformed in the document, too. */
const REJECTED_TRANSFER: Body = {
  originalPartnerReferenceNo: '2020102900000000000001',
  originalReferenceNo: '2020102977770000000009',
  originalExternalId: '10052019',
  latestTransactionStatus: '00',
  amount: { value: '10000.00', currency: 'IDR' },
  beneficiaryAccountName: 'Yories Yolanda',
  beneficiaryAccountNo: '888801000003301',
  beneficiaryBankCode: '002',
  sourceAccountNo: '1234567890',
  transactionDate: '2020-12-21T14:06:21+07:000',
  additionalInfo: {
    rejectStatusID: 'Nomor rekening tidak terdaftar',
    rejectStatusEN: 'Account number is not registered',
    traceNo: '(DAC8',
  },
}

const headers = (code: string) => ({
  required: required(code, ...CALL_HEADERS, 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID', 'Authorization'),
  optional: [],
})

const CORPORATE = { channelId: '95051', externalId: digits(32) } as const

const rejectedTransfer = (code: string, service: 'skn' | 'rtgs') =>
  ({
    path: `/openapi/v1.0/transfer-${service}/notify`,
    ownPath: `/v1.0/transfer-${service}/notify`,
    spoken: CORPORATE,
    code,
    samples: [
      {
        source: `${DOCUMENT}: ${service} notice, sent when a transfer was rejected later`,
        body: REJECTED_TRANSFER,
        expected: { responseCode: `200${code}00`, responseMessage: 'Successful' },
        seen: { additionalInfo: REJECTED_TRANSFER.additionalInfo },
        meaning: 'reversed',
      },
    ],
    refusals: [bareRefusal('transactionNotFound', `404${code}01`, 'Transaction Not Found')],
    repeats: replay('nothing is said of repeats: the first answer'),
    headers: {
      required: required(code, ...CALL_HEADERS, 'X-PARTNER-ID', 'CHANNEL-ID', 'Authorization'),
      optional: ['X-EXTERNAL-ID'],
    },
    foreignKey: unauthorized(code),
    paymentField: 'originalReferenceNo',
    withoutPaymentField: 'runs',
    notices: statusCases(
      { '00': 'reversed', '06': 'reversed' },
      { source: `${DOCUMENT}: ${service} notice: whatever its status says` },
    ),
    unknownStatuses: [],
  }) as const

/** BCA: virtual accounts, QRIS, and the notices of KlikBCA Bisnis. */
export const bcaCases: DialectCases = {
  factory: bca,
  clientId: 'bca-client',
  partnerId: {
    vaInquiry: '12345',
    vaPayment: '12345',
    intrabankNotify: 'KBCABCINDO',
    qrNotify: '000885123456789',
    sknNotify: 'KBCABCINDO',
    rtgsNotify: 'KBCABCINDO',
  },
  spoken: {
    scheme: 'symmetric',
    carriesToken: true,
    externalId: digits(36),
    channelId: '95231',
    signedQuery: 'sorted',
  },
  token: { path: '/openapi/v1.0/access-token/b2b', expected: { tokenType: 'bearer', expiresIn: '900' } },
  services: {
    vaInquiry: {
      path: '/openapi/v1.0/transfer-va/inquiry',
      ownPath: '/v1.0/transfer-va/inquiry',
      code: '24',
      samples: [
        {
          source: `${DOCUMENT}, line 1877`,
          body: INQUIRY,
          answer: ACCOUNT,
          expected: {
            responseCode: '2002400',
            responseMessage: 'Successful',
            virtualAccountData: {
              inquiryStatus: '00',
              inquiryReason: SUCCESS,
              ...NUMBERS,
              inquiryRequestId: '202202110909311234500001136962',
              ...ACCOUNT,
            },
          },
          seen: { partnerServiceId: '12345', virtualAccountNo: '12345123456789012345678', channelCode: '6011' },
        },
      ],
      refusals: vaInquiryRefusals(INQUIRY, { source: DOCUMENT }),
      repeats: conflict('24', `${DOCUMENT}: a repeated X-EXTERNAL-ID is 4092400 with status 01`),
      headers: headers('24'),
      foreignKey: unauthorized('24'),
      paymentField: undefined,
    },
    vaPayment: {
      path: '/openapi/v1.0/transfer-va/payment',
      ownPath: '/v1.0/transfer-va/payment',
      code: '25',
      samples: [
        {
          source: `${DOCUMENT}, line 2370`,
          body: PAYMENT,
          expected: {
            responseCode: '2002500',
            responseMessage: 'Successful',
            virtualAccountData: paidAccount(PAYMENT),
          },
          seen: { partnerServiceId: '12345', paymentRequestId: '202202111031031234500001136962' },
        },
        {
          source: `${DOCUMENT}, line 2422: nulls and empty texts`,
          body: PAYMENT_WITH_NULLS,
          expected: {
            responseCode: '2002500',
            responseMessage: 'Successful',
            virtualAccountData: paidAccount({ ...PAYMENT_WITH_NULLS, paidBills: undefined }),
          },
          seen: { totalAmount: { value: '100000.00', currency: 'IDR' } },
        },
      ],
      refusals: vaPaymentRefusals(PAYMENT, { source: DOCUMENT }),
      repeats: [
        {
          source: `${DOCUMENT}: same X-EXTERNAL-ID and paymentRequestId: 4042518 with the first flag and reason`,
          gets: { httpStatus: 404, responseCode: '4042518', data: 'of the first' },
        },
        { source: 'inferred: flagAdvise Y says that BCA asks again', change: { flagAdvise: 'Y' }, gets: 'first' },
      ],
      headers: headers('25'),
      foreignKey: unauthorized('25'),
      paymentField: 'paymentRequestId',
      withoutPaymentField: '4002502',
    },
    intrabankNotify: {
      path: '/openapi/v1.0/transfer-va/notify-payment-intrabank',
      ownPath: '/v1.0/transfer-va/notify-payment-intrabank',
      spoken: CORPORATE,
      code: '34',
      samples: [
        {
          source: `${DOCUMENT}, line 2830; the code is a text, as its table says`,
          body: INTRABANK,
          expected: {
            responseCode: '2003400',
            responseMessage: 'Successful',
            virtualAccountData: { virtualAccountNo: ' 8889912345678901234567890', partnerReferenceNo: '12345678' },
          },
          seen: { virtualAccountNo: '8889912345678901234567890', partnerReferenceNo: '12345678' },
        },
      ],
      refusals: [
        {
          source: `${DOCUMENT}: on failure the same structure with empty texts`,
          outcome: 'transactionNotFound',
          httpStatus: 404,
          expected: {
            responseCode: '4043401',
            responseMessage: 'Transaction Not Found',
            virtualAccountData: { virtualAccountNo: '', partnerReferenceNo: '' },
          },
        },
      ],
      repeats: replay('nothing is said of repeats: the first answer'),
      headers: headers('34'),
      foreignKey: unauthorized('34'),
      paymentField: 'partnerReferenceNo',
      withoutPaymentField: '4003402',
      notices: [
        {
          source: 'ASPI, service 34: sample of the answer',
          change: { paymentStatus: 'In Progress' },
          meaning: 'pending',
        },
      ],
      unknownStatuses: unknownCases('paymentStatus', 'Failed', 'OK'),
    },
    qrNotify: {
      path: '/openapi/v1.0/qr-mpm-notify',
      ownPath: '/v1.0/qr-mpm-notify',
      spoken: { channelId: '95251' },
      code: '52',
      samples: [
        {
          source: `${DOCUMENT}, line 4867`,
          body: QRIS,
          expected: { responseCode: '2005200', responseMessage: 'Successful' },
          seen: { originalReferenceNo: '43057a74-e179-49ed-b119-b004a3d522ec' },
        },
      ],
      refusals: [
        bareRefusal('inconsistentRequest', '4045218', 'Inconsistent Request', {
          source: `${DOCUMENT}: X-PARTNER-ID and merchantID do not match`,
        }),
        bareRefusal('transactionNotFound', '4045201', 'Transaction Not Found', { source: DOCUMENT }),
      ],
      repeats: conflict('52', `${DOCUMENT}: 4095200 on a repeated X-EXTERNAL-ID`),
      headers: headers('52'),
      foreignKey: unauthorized('52'),
      paymentField: 'originalReferenceNo',
      withoutPaymentField: '4005202',
      notices: statusCases({ '03': 'pending', '06': 'expired' }, { source: `${DOCUMENT}, line 4867` }),
      unknownStatuses: unknownCases('latestTransactionStatus', '04'),
    },
    sknNotify: rejectedTransfer('75', 'skn'),
    rtgsNotify: rejectedTransfer('76', 'rtgs'),
  },
}
