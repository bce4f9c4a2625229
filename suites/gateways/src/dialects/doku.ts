import { doku } from '@snap-sdk/gateways'
import type { Body, DialectCases } from '../dialect-cases.ts'
import { CALL_HEADERS, conflict, inUtc, replay, required, unauthorized } from '../standard/helpers.ts'
import { DEBIT_SAMPLE, noticeRefusals, statusCases, unknownCases } from '../standard/notices.ts'
import {
  SUCCESS,
  VA_PAYMENT,
  vaInquiryRefusals,
  vaPaymentRefusals,
  vaPaymentSample,
} from '../standard/virtual-account.ts'

const PAGE = 'developers.doku.com, SNAP notification pages'

const NUMBERS: Body = {
  partnerServiceId: '    1899',
  customerNo: '00000000650',
  virtualAccountNo: '    189900000000650',
}

const INQUIRY: Body = {
  ...NUMBERS,
  inquiryRequestId: 'abcdef-123456-abcdef',
  trxDateInit: '2020-12-21T07:56:11.000Z',
  channelCode: 6011,
  additionalInfo: { channel: 'VIRTUAL_ACCOUNT_BANK_CIMB' },
}

const INFO: Body = {
  channel: 'VIRTUAL_ACCOUNT_BANK_CIMB',
  trxId: 'INV_20210124001',
  virtualAccountConfig: { reusableStatus: true, maxAmount: '3000000.00', minAmount: '100000.00' },
}

/** A notice of Mandiri: the whole number in customerNo, partnerServiceId unpadded. */
const MANDIRI: Body = {
  ...VA_PAYMENT,
  partnerServiceId: '88899',
  customerNo: '8889912345678901',
  virtualAccountNo: '8889912345678901',
}

const headers = (code: string) => ({
  required: required(code, ...CALL_HEADERS, 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID', 'Authorization'),
  optional: [],
})

/** DOKU: paths that the merchant enters, an X-EXTERNAL-ID of 44 characters. */
export const dokuCases: DialectCases = {
  factory: doku,
  clientId: 'BRN-0221-1693209567392',
  spoken: {
    scheme: 'symmetric',
    carriesToken: true,
    externalId: (call) => `VIRTUAL_ACCOUNT2226${String(call).padStart(25, '0')}`,
    channelId: 'VA004',
    writeTimestamp: inUtc,
  },
  token: { path: '/hooks/doku/token', expected: { tokenType: 'Bearer', expiresIn: '900' } },
  paths: {
    token: '/hooks/doku/token',
    vaInquiry: '/hooks/doku/inquiry',
    vaPayment: '/hooks/doku/payment',
    debitNotify: '/hooks/doku/debit',
  },
  services: {
    vaInquiry: {
      path: '/hooks/doku/inquiry',
      ownPath: '/v1.1/transfer-va/inquiry',
      code: '24',
      samples: [
        {
          source: `${PAGE}: its fields, with values of the standard's sample`,
          body: INQUIRY,
          answer: {
            virtualAccountName: 'Jokul Doe',
            totalAmount: { value: '12345678.00', currency: 'IDR' },
            freeTexts: [{ english: 'Free text', indonesia: 'Tulisan bebas' }],
            additionalInfo: { trxId: INFO.trxId, virtualAccountConfig: INFO.virtualAccountConfig },
          },
          expected: {
            responseCode: '2002400',
            responseMessage: 'Successful',
            virtualAccountData: {
              inquiryStatus: '00',
              inquiryReason: SUCCESS,
              ...NUMBERS,
              inquiryRequestId: 'abcdef-123456-abcdef',
              virtualAccountName: 'Jokul Doe',
              totalAmount: { value: '12345678.00', currency: 'IDR' },
              freeText: [{ english: 'Free text', indonesia: 'Tulisan bebas' }],
              additionalInfo: INFO,
            },
          },
          seen: { virtualAccountNo: '189900000000650', trxDateInit: '2020-12-21T07:56:11.000Z' },
        },
      ],
      refusals: vaInquiryRefusals(INQUIRY, { source: PAGE }),
      repeats: conflict('24', 'ASPI: an X-EXTERNAL-ID is unique in its day'),
      headers: headers('24'),
      foreignKey: unauthorized('24'),
      paymentField: undefined,
    },
    vaPayment: {
      path: '/hooks/doku/payment',
      ownPath: '/v1/transfer-va/payment',
      code: '25',
      samples: [
        vaPaymentSample(`${PAGE}: service 25 of the standard`, VA_PAYMENT, { trxId: 'abcdefgh1234' }),
        vaPaymentSample(`${PAGE}: Mandiri`, MANDIRI, { customerNo: '8889912345678901' }),
      ],
      refusals: vaPaymentRefusals(VA_PAYMENT, { source: 'github PTNUSASATUINTIARTHA-DOKU/doku-nodejs-library' }),
      repeats: replay('nothing is said of repeats: the first answer'),
      headers: headers('25'),
      foreignKey: unauthorized('25'),
      paymentField: 'paymentRequestId',
      withoutPaymentField: '4002502',
    },
    debitNotify: {
      path: '/hooks/doku/debit',
      ownPath: '/v1.0/debit/notify',
      code: '56',
      samples: [DEBIT_SAMPLE],
      refusals: noticeRefusals('56'),
      repeats: replay('nothing is said of repeats: the first answer'),
      headers: headers('56'),
      foreignKey: unauthorized('56'),
      paymentField: 'originalReferenceNo',
      withoutPaymentField: '4005602',
      notices: statusCases(
        { '03': 'pending', '04': 'refunded', '05': 'cancelled', '06': 'denied' },
        { source: `${PAGE}, direct debit` },
      ),
      unknownStatuses: unknownCases('latestTransactionStatus', '01', '07'),
    },
  },
}
