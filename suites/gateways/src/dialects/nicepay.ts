import { nicepay } from '@snap-sdk/gateways'
import type { Body, DialectCases } from '../dialect-cases.ts'
import {
  bareRefusal,
  CALL_HEADERS,
  conflict,
  digits,
  pick,
  replay,
  required,
  unauthorized,
} from '../standard/helpers.ts'
import { paidAccount, SUCCESS, vaInquiryRefusals, vaPaymentRefusals } from '../standard/virtual-account.ts'

const NICO =
  'docs.nicepay.co.id/nicepay-api-snap-inquiry-nicepay-inquiry-convenience-store, in the letter case of docs/protocol.md'
const NICO_MODEL = 'the working model of docs/protocol.md, "NICO payment": no public page shows the body'
const NIVA = 'docs.nicepay.co.id/en/nicepay-api-snap-inquiry-nicepay-inquiry-virtual-account: its named fields'
const NIVA_PAYMENT = 'the same, payment: its named fields, and beyond them those of service 25'
const NIVA_REVERSAL = 'the same, reversal: path and purpose; the fields are those of service 25'

const NICO_INQUIRY: Body = {
  partnerServiceId: '7015',
  customerNo: '89101110',
  payNo: '701589101110',
  inquiryRequestId: '41807553358950093184',
  mitraCd: 'ALMA',
}

const BILL: Body = {
  payNoName: 'John Test',
  goodsName: 'Pembelian John Test',
  payNoPhone: '087771122333',
  payNoEmail: 'jhon@test.com',
  totalAmount: { value: '10000.00', currency: 'IDR' },
  partnerReferenceNo: 'ABCDEFGH1234',
}

const NICO_PAYMENT: Body = {
  ...NICO_INQUIRY,
  paymentRequestId: '41807553358950093184',
  paidAmount: { value: '10000.00', currency: 'IDR' },
  totalAmount: { value: '10000.00', currency: 'IDR' },
  trxDateTime: '2024-07-02T12:08:56+07:00',
  partnerReferenceNo: 'ABCDEFGH1234',
  trxId: 'IONPAYTEST01202407021208561234',
}

const NIVA_NUMBERS: Body = {
  partnerServiceId: '7015102',
  customerNo: '891011101',
  virtualAccountNo: '7015102891011101',
}

const NIVA_INQUIRY: Body = {
  ...NIVA_NUMBERS,
  inquiryRequestId: '41807553358950093184',
  additionalInfo: { bankCd: 'BMRI' },
}

const NIVA_PAID: Body = {
  ...NIVA_NUMBERS,
  virtualAccountName: 'John Test',
  paymentRequestId: '41807553358950093184',
  paidAmount: { value: '10000.00', currency: 'IDR' },
}

const ACCOUNT: Body = { virtualAccountName: 'John Test', totalAmount: { value: '10000.00', currency: 'IDR' } }

const headers = (code: string) => ({
  required: required(code, ...CALL_HEADERS, 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID', 'Authorization'),
  optional: [],
})

const symmetric = { scheme: 'symmetric', externalId: digits(20), channelId: 'IONPAYTEST01' } as const

/** NICO and NIVA. */
export const nicepayCases: DialectCases = {
  factory: nicepay,
  clientId: 'IONPAYTEST',
  spoken: { scheme: 'client-id', carriesToken: true, externalId: digits(14), channelId: 'IONPAYTEST' },
  token: {
    path: '/api/v1.0/access-token/b2b',
    expected: { tokenType: 'Bearer', expiresIn: '900', additionalInfo: {} },
  },
  services: {
    nicoInquiry: {
      path: '/api/v1.0/cvs/inquiry',
      ownPath: '/v1.0/cvs/inquiry',
      code: '00',
      samples: [
        {
          source: NICO,
          body: NICO_INQUIRY,
          answer: { ...BILL, payNoExpiredDateTime: new Date('2024-07-03T05:08:56Z') },
          expected: {
            responseCode: '2000000',
            responseMessage: 'Successful',
            payNoData: { ...NICO_INQUIRY, ...BILL, payNoExpiredDateTime: '2024-07-03T12:08:56+07:00' },
          },
          seen: NICO_INQUIRY,
        },
      ],
      refusals: [
        bareRefusal('paidBill', '4040014', 'Paid Bill'),
        bareRefusal('expiredBill', '4040019', 'Invalid Bill/Virtual Account'),
      ],
      repeats: conflict('00', 'ASPI: an X-EXTERNAL-ID is unique in its day'),
      headers: headers('00'),
      foreignKey: unauthorized('00'),
      paymentField: undefined,
    },
    nicoPayment: {
      path: '/api/v1.0/cvs/payment',
      ownPath: '/v1.0/cvs/payment',
      code: '00',
      samples: [
        {
          source: NICO_MODEL,
          body: NICO_PAYMENT,
          expected: { responseCode: '2000000', responseMessage: 'Successful', payNoData: NICO_PAYMENT },
          seen: NICO_PAYMENT,
        },
      ],
      refusals: [
        bareRefusal('paidBill', '4040014', 'Paid Bill'),
        bareRefusal('invalidAmount', '4040013', 'Invalid Amount'),
      ],
      repeats: replay('docs/protocol.md, "NICO payment"'),
      headers: headers('00'),
      foreignKey: unauthorized('00'),
      paymentField: 'paymentRequestId',
      withoutPaymentField: 'runs',
    },
    vaInquiry: {
      path: '/api/v1.0/transfer-va/inquiry',
      ownPath: '/v1.0/transfer-va/inquiry',
      spoken: symmetric,
      code: '24',
      samples: [
        {
          source: NIVA,
          body: NIVA_INQUIRY,
          answer: ACCOUNT,
          expected: {
            responseCode: '2002400',
            responseMessage: 'Successful',
            virtualAccountData: {
              inquiryStatus: '00',
              inquiryReason: SUCCESS,
              ...NIVA_NUMBERS,
              inquiryRequestId: '41807553358950093184',
              ...ACCOUNT,
            },
          },
          seen: { additionalInfo: { bankCd: 'BMRI' } },
        },
      ],
      refusals: vaInquiryRefusals(NIVA_INQUIRY),
      repeats: conflict('24', 'ASPI: an X-EXTERNAL-ID is unique in its day'),
      headers: headers('24'),
      foreignKey: unauthorized('24'),
      paymentField: undefined,
    },
    vaPayment: {
      path: '/api/v1.0/transfer-va/payment',
      ownPath: '/v1.0/transfer-va/payment',
      spoken: symmetric,
      code: '25',
      samples: [
        {
          source: NIVA_PAYMENT,
          body: NIVA_PAID,
          expected: {
            responseCode: '2002500',
            responseMessage: 'Successful',
            virtualAccountData: paidAccount(NIVA_PAID),
          },
          seen: NIVA_PAID,
        },
      ],
      refusals: vaPaymentRefusals(NIVA_PAID),
      repeats: replay('nothing is said: the first answer'),
      headers: headers('25'),
      foreignKey: unauthorized('25'),
      paymentField: 'paymentRequestId',
      withoutPaymentField: '4002502',
    },
    vaReversal: {
      path: '/api/v1.0/transfer-va/reversal',
      ownPath: '/v1.0/transfer-va/reversal',
      spoken: symmetric,
      code: '25',
      samples: [
        {
          source: NIVA_REVERSAL,
          body: NIVA_PAID,
          expected: { responseCode: '2002500', responseMessage: 'Successful', virtualAccountData: NIVA_PAID },
          seen: NIVA_PAID,
        },
      ],
      refusals: [
        {
          source: NIVA_REVERSAL,
          outcome: 'transactionNotFound',
          httpStatus: 404,
          expected: {
            responseCode: '4042501',
            responseMessage: 'Transaction Not Found',
            virtualAccountData: pick(
              NIVA_PAID,
              'partnerServiceId',
              'customerNo',
              'virtualAccountNo',
              'paymentRequestId',
            ),
          },
        },
      ],
      repeats: replay('nothing is said: the first answer'),
      headers: headers('25'),
      foreignKey: unauthorized('25'),
      paymentField: 'paymentRequestId',
      withoutPaymentField: 'runs',
    },
  },
}
