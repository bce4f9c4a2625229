import { espay } from '@snap-sdk/gateways'
import type { Body, DialectCases } from '../dialect-cases.ts'
import { CALL_HEADERS, conflict, digits, replay, required, unauthorized } from '../standard/helpers.ts'
import { unknownCases } from '../standard/notices.ts'
import { paidAccount, SUCCESS, vaInquiryRefusals, vaPaymentRefusals } from '../standard/virtual-account.ts'

const PAGE = 'docs.espay.id'
const MERCHANT = 'github DhikaRoidHakim/BPRBA-payment-espay (a merchant)'

/** Letters where others have digits. */
const NUMBERS: Body = {
  partnerServiceId: '   ESPAY',
  customerNo: 'SGWYESSISHOP',
  virtualAccountNo: 'INV2024102400017',
}

const INQUIRY: Body = {
  ...NUMBERS,
  inquiryRequestId: '20241024172540000017',
  trxDateInit: '2024-10-24T17:25:40+0700',
}

const ACCOUNT: Body = { virtualAccountName: 'Jokul Doe', totalAmount: { value: '10000.00', currency: 'IDR' } }

const PAYMENT: Body = {
  ...NUMBERS,
  trxId: '000000000000000017',
  paymentRequestId: '20241024172540000018',
  paidAmount: { value: '10000.00', currency: 'IDR' },
  totalAmount: { value: '10000.00', currency: 'IDR' },
  trxDateTime: '2024-10-24T17:25:40+0700',
  additionalInfo: { transactionStatus: 'S', memberCode: 'SGWYESSISHOP', productCode: 'BCAATM', paymentRef: '17' },
}

const RECONCILED: Body = { reconcileId: '17', reconcileDatetime: '2024-10-24 17:25:41' }

const headers = (code: string) => ({
  required: required(code, ...CALL_HEADERS, 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID'),
  optional: [],
})

/** Espay: only transactionStatus S is money. */
export const espayCases: DialectCases = {
  factory: espay,
  clientId: 'SGWYESSISHOP',
  spoken: { scheme: 'asymmetric', carriesToken: false, externalId: digits(32), channelId: 'ESPAY' },
  services: {
    vaInquiry: {
      path: '/v1.0/transfer-va/inquiry',
      code: '24',
      samples: [
        {
          source: `${PAGE}: its fields`,
          body: INQUIRY,
          answer: ACCOUNT,
          expected: {
            responseCode: '2002400',
            responseMessage: 'Successful',
            virtualAccountData: {
              inquiryStatus: '00',
              inquiryReason: SUCCESS,
              ...NUMBERS,
              inquiryRequestId: '20241024172540000017',
              ...ACCOUNT,
            },
          },
          seen: { partnerServiceId: 'ESPAY', trxDateInit: '2024-10-24T17:25:40+0700' },
        },
      ],
      refusals: vaInquiryRefusals(INQUIRY),
      repeats: conflict('24', 'ASPI: an X-EXTERNAL-ID is unique in its day'),
      headers: headers('24'),
      foreignKey: unauthorized('24'),
      paymentField: undefined,
    },
    vaPayment: {
      path: '/v1.0/transfer-va/payment',
      code: '25',
      samples: [
        {
          source: `${PAGE}: its fields; additionalInfo as in ${MERCHANT}`,
          body: PAYMENT,
          answer: { additionalInfo: RECONCILED },
          expected: {
            responseCode: '2002500',
            responseMessage: 'Successful',
            virtualAccountData: paidAccount(PAYMENT),
            additionalInfo: RECONCILED,
          },
          seen: { virtualAccountNo: 'INV2024102400017', additionalInfo: PAYMENT.additionalInfo },
        },
      ],
      refusals: vaPaymentRefusals(PAYMENT),
      repeats: replay('nothing is said of repeats: the first answer'),
      headers: headers('25'),
      foreignKey: unauthorized('25'),
      paymentField: 'paymentRequestId',
      withoutPaymentField: '4002502',
      notices: [],
      unknownStatuses: unknownCases('additionalInfo.transactionStatus', 'F', 's', 'IP'),
    },
  },
}
