import { bri } from '@snap-sdk/gateways'
import type { Body, DialectCases } from '../dialect-cases.ts'
import {
  bareRefusal,
  CALL_HEADERS,
  conflict,
  digits,
  replay,
  required,
  unauthorized,
  withMilliseconds,
} from '../standard/helpers.ts'
import { QR_SAMPLE, statusCases, unknownCases } from '../standard/notices.ts'
import { paidAccount, SUCCESS, vaInquiryRefusals, vaPaymentRefusals } from '../standard/virtual-account.ts'

const INDEX = 'github artivisi/snap-provider-simulator docs/spec-index.json, which transcribes BRIVA Online'
const FIELDS = `${INDEX}: its fields, with values of the standard's samples`

const NUMBERS: Body = {
  partnerServiceId: '   77777',
  customerNo: '0000000000001',
  virtualAccountNo: '   777770000000000001',
}

const INQUIRY: Body = {
  ...NUMBERS,
  amount: { value: '0.00', currency: 'IDR' },
  trxDateInit: '2021-11-25T22:01:07+07:00',
  channelCode: 1,
  sourceBankCode: '002',
  passApp: 'b7aee423dc7489dfa868426e5c950c677925',
  inquiryRequestId: 'e3bcb9a2-e253-40c6-aa77-d72cc138b744',
  additionalInfo: { idApp: 'TEST' },
}

const ACCOUNT: Body = { virtualAccountName: 'John Doe', totalAmount: { value: '200000.00', currency: 'IDR' } }

const PAYMENT: Body = {
  ...NUMBERS,
  virtualAccountName: 'John Doe',
  paymentRequestId: 'e3bcb9a2-e253-40c6-aa77-d72cc138b744',
  trxId: 'trx-2021112500001',
  channelCode: 1,
  sourceBankCode: '002',
  paidAmount: { value: '200000.00', currency: 'IDR' },
  trxDateTime: '2021-11-25T22:01:07+07:00',
  additionalInfo: { idApp: 'TEST', passApp: 'b7aee423dc7489dfa868426e5c950c677925' },
}

const headers = (code: string) => ({
  required: required(code, ...CALL_HEADERS, 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID', 'Authorization'),
  optional: [],
})

const SIGNATURE = 'Unauthorized. Signature'
const NOT_FOUND = { invalidBill: 'Invalid Bill/Virtual Account not Found [not registered]' }

/** BRI: BRIVA Online and QRIS. Any 4xx to a payment reverses it. */
export const briCases: DialectCases = {
  factory: bri,
  clientId: 'bri-client',
  refusalUndoes: true,
  timeout: { milliseconds: 10_000, source: 'developers.bri.co.id: an answer in less than 10 s' },
  spoken: {
    scheme: 'symmetric',
    carriesToken: true,
    externalId: digits(9),
    channelId: '00003',
    signedQuery: 'none',
    writeTimestamp: withMilliseconds,
  },
  token: { path: '/snap/v1.0/access-token/b2b', expected: { tokenType: 'BearerToken', expiresIn: '900' } },
  services: {
    vaInquiry: {
      path: '/snap/v1.0/transfer-va/inquiry',
      ownPath: '/v1.0/transfer-va/inquiry',
      code: '24',
      samples: [
        {
          source: FIELDS,
          body: INQUIRY,
          answer: { ...ACCOUNT, additionalInfo: { info1: 'Bayar sebelum 25' } },
          expected: {
            responseCode: '2002400',
            responseMessage: 'Successful',
            virtualAccountData: {
              inquiryStatus: '00',
              inquiryReason: SUCCESS,
              ...NUMBERS,
              inquiryRequestId: 'e3bcb9a2-e253-40c6-aa77-d72cc138b744',
              ...ACCOUNT,
              additionalInfo: { idApp: 'TEST', info1: 'Bayar sebelum 25' },
            },
            additionalInfo: { idApp: 'TEST', info1: 'Bayar sebelum 25' },
          },
          seen: { partnerServiceId: '77777', channelCode: '1', additionalInfo: { idApp: 'TEST' } },
        },
      ],
      refusals: vaInquiryRefusals(INQUIRY, { source: INDEX, messages: NOT_FOUND }),
      repeats: conflict('24', `${INDEX}: 4092400 is in its table`),
      headers: headers('24'),
      foreignKey: unauthorized('24', SIGNATURE),
      paymentField: undefined,
    },
    vaPayment: {
      path: '/snap/v1.0/transfer-va/payment',
      ownPath: '/v1.0/transfer-va/payment',
      code: '25',
      samples: [
        {
          source: FIELDS,
          body: PAYMENT,
          expected: {
            responseCode: '2002500',
            responseMessage: 'Successful',
            virtualAccountData: { ...paidAccount(PAYMENT), additionalInfo: { idApp: 'TEST' } },
            additionalInfo: { idApp: 'TEST' },
          },
          seen: { partnerServiceId: '77777', trxId: 'trx-2021112500001' },
        },
      ],
      refusals: vaPaymentRefusals(PAYMENT, { source: INDEX, messages: NOT_FOUND }),
      repeats: replay(`${INDEX}: 4042518 and 4092500 reverse the payment, so that a repeat hears the first answer`),
      headers: headers('25'),
      foreignKey: unauthorized('25', SIGNATURE),
      paymentField: 'paymentRequestId',
      withoutPaymentField: '5002500',
    },
    qrNotify: {
      path: '/snap/v1.0/qr/qr-mpm-notify',
      ownPath: '/v1.0/qr/qr-mpm-notify',
      code: '52',
      samples: [QR_SAMPLE],
      refusals: [bareRefusal('transactionNotFound', '4045201', 'Transaction Not Found')],
      repeats: replay('inferred: as for BRIVA'),
      headers: headers('52'),
      foreignKey: unauthorized('52', SIGNATURE),
      paymentField: 'originalReferenceNo',
      withoutPaymentField: '5005200',
      notices: statusCases(),
      unknownStatuses: unknownCases(),
    },
  },
}
