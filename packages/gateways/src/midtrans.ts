import {
  defineGateway,
  type GatewayFactory,
  type Meaning,
  type Members,
  type OpenObject,
  object,
  openObject,
  optional,
  type Service,
  text,
} from '@snap-sdk/core'
import {
  type DebitNotify,
  debitNotify,
  type QrMpmNotify,
  qrMpmNotify,
  readStatus,
  type VaPaymentAnswer,
  type VaPaymentNotice,
  type VaPaymentRequest,
  vaPayment,
} from '@snap-sdk/services'
import type { DialectFacts } from './fact.ts'

/** What Midtrans adds to the standard's payment. */
export interface MidtransVaPaymentFields {
  /** The merchant's ID of the order. */
  readonly trxId: string
  readonly additionalInfo: OpenObject & {
    /** What the notice reports: `00` is paid. Only that reaches the handler. */
    readonly paymentFlagStatus: string
    /** `Permata`, `BCA`, `Mandiri`, `CIMB`, `BNI`, `BRI`. */
    readonly bank?: string | undefined
    /** Midtrans' number of the merchant. */
    readonly merchantId?: string | undefined
    readonly paidTime?: string | undefined
    readonly customField?: OpenObject | undefined
  }
}

/** What a handler of `vaPayment` is given. */
export type MidtransVaPaymentRequest = VaPaymentRequest & MidtransVaPaymentFields

/** A payment of a virtual account. The answer is an echo. */
export type MidtransVaPayment = Service<MidtransVaPaymentRequest, VaPaymentAnswer, VaPaymentNotice>

/** What Midtrans calls a merchant with. */
export type MidtransServices = {
  readonly vaPayment: MidtransVaPayment
  readonly qrNotify: QrMpmNotify
  readonly debitNotify: DebitNotify
}

/** What Midtrans documents beside the standard's values. */
const MORE_STATUSES: Readonly<Record<string, Meaning>> = { '08': 'expired', '09': 'denied' }

function readFlag({ additionalInfo }: Members): Meaning {
  const flag =
    typeof additionalInfo === 'object' && additionalInfo !== null && 'paymentFlagStatus' in additionalInfo
      ? additionalInfo.paymentFlagStatus
      : undefined
  return readStatus(flag, MORE_STATUSES)
}

function readNotice({ latestTransactionStatus }: Members): Meaning {
  return readStatus(latestTransactionStatus, MORE_STATUSES)
}

/**
 * Midtrans: notices of virtual accounts, QRIS and GoPay; signed over the body with Midtrans' key, without a token.
 *
 * It sends service 25 for expiry and denial, too, without `paymentRequestId` and `paidAmount`: those go to `otherStatus`. Any HTTP
 * status but 200 makes it try again, five times within four hours, so that a `reject` is heard six times.
 *
 * @example
 * const gateway = midtrans({
 *   partners: [{
 *     clientId: 'G12345678',
 *     publicKeys: process.env.MIDTRANS_PUBLIC_KEY,
 *     allowedAddresses: midtrans.addresses.production,
 *   }],
 *   handlers: { vaPayment: takePayment, qrNotify: takeQris, debitNotify: takeGopay },
 *   otherStatus: async ({ service, meaning, request }) => { await noteStatus(service, meaning, request) },
 * })
 */
export const midtrans: GatewayFactory<MidtransServices> = defineGateway<MidtransServices>({
  name: 'midtrans',
  signature: 'asymmetric',
  token: false,
  headers: { 'CHANNEL-ID': { optional: /^\P{Cc}{1,20}$/u } },
  services: {
    vaPayment: vaPayment
      .extend<MidtransVaPaymentFields>({
        fields: {
          trxId: text(64),
          additionalInfo: object<MidtransVaPaymentFields['additionalInfo']>({
            paymentFlagStatus: text(2),
            bank: optional(text(64)),
            merchantId: optional(text(64)),
            paidTime: optional(text(30)),
            customField: optional(openObject),
          }),
        },
      })
      .with({
        meaning: readFlag,
        statusField: 'additionalInfo.paymentFlagStatus',
        toBody: (_, { body: { partnerServiceId, customerNo, virtualAccountNo, trxId } }) => ({
          virtualAccountData: { partnerServiceId, customerNo, virtualAccountNo, trxId },
        }),
        duplicates: {
          key: ['paymentRequestId', 'additionalInfo.paymentFlagStatus'],
          sameness: ['paymentRequestId', 'trxId', 'virtualAccountNo', 'paidAmount', 'additionalInfo.paymentFlagStatus'],
          repeat: 'replay',
        },
      }),
    qrNotify: qrMpmNotify.with({ meaning: readNotice }),
    debitNotify: debitNotify.with({ meaning: readNotice }),
  },
  addresses: {
    production: [
      '13.228.166.126',
      '52.220.80.5',
      '3.1.123.95',
      '8.215.30.222',
      '147.139.209.49',
      '8.215.32.142',
      '147.139.163.77',
      '8.215.25.24',
      '8.215.3.193',
      '147.139.210.20',
      '149.129.238.95',
      '8.215.9.206',
      '147.139.134.22',
    ],
    sandbox: [
      '34.142.147.133',
      '34.142.169.131',
      '34.142.231.22',
      '35.240.161.215',
      '34.142.227.232',
      '34.124.184.175',
      '35.197.130.2',
      '34.142.233.114',
      '8.215.26.211',
      '8.215.22.135',
      '8.215.93.92',
      '8.215.93.214',
      '8.215.93.76',
      '8.215.33.37',
      '8.215.26.148',
      '8.215.194.225',
      '8.215.12.199',
      '149.129.255.111',
    ],
  },
})

const PAGE = 'docs.midtrans.com, Payment Notification API (2026-03-02)'
const STATUS_NOTE =
  "00 paid, 01 to 03 pending, 04 refunded, 05 cancelled, 06, 07 and 09 denied, 08 expired. 08 and 09 are Midtrans' own."

const REFUND_NOTE =
  'A repeat gets the first answer. Each refund is a notice of its own, told apart by refundHistory and totalRefundAmount; a payment that is told of again with a refund in it is not taken twice.'

/** What each row rests on. */
export const midtransFacts: DialectFacts = {
  signature: {
    certainty: 'documented',
    source: `${PAGE}; github Midtrans/SNAP-BI-Signature-Demo@a00d82b`,
    note: 'The path of the notification URL is signed. The documents minify the body, an agent skill of Midtrans hashes it as sent: both verify.',
  },
  token: { certainty: 'documented', source: PAGE, note: 'No Authorization header.' },
  'headers.CHANNEL-ID': {
    certainty: 'documented',
    source: PAGE,
    note: 'It is in no table of headers; one sample has 12345.',
  },
  addresses: {
    certainty: 'documented',
    source: PAGE,
    note: 'A third list, of a staging environment, is printed there, too.',
  },
  retries: {
    certainty: 'documented',
    source: PAGE,
    note: 'Five: after 2, 10, 30, 90 and 210 minutes, for any HTTP status but 200.',
  },
  vaPayment: {
    certainty: 'documented',
    source: PAGE,
    note: '/v1.0/transfer-va/payment. An agent skill of Midtrans has /v1.0/va/notify; paths takes the one that you registered.',
  },
  'vaPayment.fields': {
    certainty: 'documented',
    source: PAGE,
    note: 'trxId and additionalInfo.paymentFlagStatus are mandatory; paymentRequestId and paidAmount are there only when something was paid.',
  },
  'vaPayment.meaning': {
    certainty: 'documented',
    source: PAGE,
    note: `By additionalInfo.paymentFlagStatus: ${STATUS_NOTE} Without it nothing proves a payment, and no handler runs.`,
  },
  'vaPayment.statusField': { certainty: 'documented', source: PAGE },
  'vaPayment.toBody': {
    certainty: 'documented',
    source: PAGE,
    note: 'virtualAccountData with partnerServiceId, customerNo, virtualAccountNo and trxId, as received.',
  },
  'vaPayment.duplicates': {
    certainty: 'inferred',
    source: `${PAGE}: X-EXTERNAL-ID is unique in the day, or a key for one day`,
    note: 'A repeat gets the first answer: any HTTP status but 200 would be tried again. paymentRequestId names the payment.',
  },
  qrNotify: {
    certainty: 'documented',
    source: PAGE,
    note: `/v1.0/qr/qr-mpm-notify; an agent skill of Midtrans has /v1.0/qr/notify. externalStoreID is spelled so. ${REFUND_NOTE}`,
  },
  'qrNotify.meaning': { certainty: 'documented', source: PAGE, note: STATUS_NOTE },
  debitNotify: {
    certainty: 'documented',
    source: PAGE,
    note: `/v1.0/debit/notify. The table has partnerRefundNo and refundTime in refundHistory, the sample partnerReferenceNo and refundDate: it is handed on as it came. ${REFUND_NOTE}`,
  },
  'debitNotify.meaning': {
    certainty: 'documented',
    source: PAGE,
    note: `${STATUS_NOTE} The sample of a success shows a refundHistory.`,
  },
}
