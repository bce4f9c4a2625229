import {
  amount,
  defineGateway,
  type GatewayFactory,
  type OpenObject,
  object,
  optional,
  type Service,
  text,
} from '@snap-sdk/core'
import {
  type QrMpmNotify,
  qrMpmNotify,
  type VaInquiryAnswer,
  type VaInquiryRequest,
  type VaPaymentAnswer,
  type VaPaymentNotice,
  type VaPaymentRequest,
  vaInquiry,
  vaPayment,
} from '@snap-sdk/services'
import { additionalInfoOf, withAdditionalInfo } from './additional-info.ts'
import type { DialectFacts } from './fact.ts'

/** What BRI adds to the standard's inquiry: the application through which the customer asks. The answer echoes it. */
export interface BriInquiryFields {
  readonly additionalInfo: OpenObject & {
    readonly idApp: string
    readonly passApp?: string | undefined
  }
}

/** What BRI adds to the standard's payment. The answer echoes `idApp`. */
export interface BriPaymentFields {
  readonly additionalInfo?:
    | (OpenObject & {
        readonly idApp?: string | undefined
        readonly passApp?: string | undefined
      })
    | undefined
}

/** What a handler of `vaInquiry` is given. */
export type BriVaInquiryRequest = VaInquiryRequest & BriInquiryFields
/** What a handler of `vaPayment` is given. */
export type BriVaPaymentRequest = VaPaymentRequest & BriPaymentFields

/** A bill is asked for. `additionalInfo.info1` of the answer, at most 20 characters, is shown to the customer. */
export type BriVaInquiry = Service<BriVaInquiryRequest, VaInquiryAnswer>
/** A bill was paid. */
export type BriVaPayment = Service<BriVaPaymentRequest, VaPaymentAnswer, VaPaymentNotice>

/** What BRI calls a merchant with. */
export type BriServices = {
  readonly vaInquiry: BriVaInquiry
  readonly vaPayment: BriVaPayment
  readonly qrNotify: QrMpmNotify
}

/** BRI reads `additionalInfo` beside `virtualAccountData`, or in it, by the version of its document: it finds it in both. */
function withIdApp(body: object, additionalInfo: { readonly idApp?: string | undefined } | undefined): object {
  const idApp = additionalInfo?.idApp
  if (idApp === undefined) return withAdditionalInfo(body, additionalInfoOf(body), 'both')
  return withAdditionalInfo(body, { idApp, ...additionalInfoOf(body) }, 'both')
}

/**
 * BRI: BRIVA Online (virtual accounts) and QRIS; HMAC with a token that the merchant issues.
 *
 * **A 4xx on a payment undoes it**, 4042518 and 4092500 too: BRI reverses what the customer paid. So a repeat always gets the first
 * answer, and what is wrong with a proven payment is answered 5xx, which BRI suspends and settles later. Only your own `reject`, and a
 * call that proves nothing, are 4xx. Answer within 8 seconds.
 *
 * @example
 * const bank = bri({
 *   partners: [{ clientId: 'BRI', publicKeys: process.env.BRI_PUBLIC_KEY, clientSecrets: process.env.BRI_CLIENT_SECRET }],
 *   handlers: {
 *     vaInquiry: async ({ virtualAccountNo }) => (await findBill(virtualAccountNo)) ?? reject('invalidBill'),
 *     vaPayment: takePayment,
 *   },
 * })
 */
export const bri: GatewayFactory<BriServices> = defineGateway<BriServices>({
  name: 'bri',
  basePath: '/snap',
  signature: 'symmetric',
  token: { type: 'BearerToken' },
  signedPath: { query: 'none' },
  outcomes: { invalidBill: { message: 'Invalid Bill/Virtual Account not Found [Reason]' } },
  failures: {
    PARTNER_UNKNOWN: { message: 'Unauthorized. Client' },
    SIGNATURE_MALFORMED: { message: 'Unauthorized. Signature' },
    SIGNATURE_MISMATCH: { message: 'Unauthorized. Signature' },
  },
  deadlineMilliseconds: 8000,
  refusalUndoes: true,
  services: {
    vaInquiry: vaInquiry
      .extend<BriInquiryFields>({
        fields: {
          additionalInfo: object<BriInquiryFields['additionalInfo']>({
            idApp: text(8),
            passApp: optional(text(64)),
          }),
        },
      })
      .with({
        refusalUndoes: false,
        answer: { totalAmount: amount },
        toBody: (answer, call) => withIdApp(vaInquiry.toBody?.(answer, call) ?? answer, call.request.additionalInfo),
      }),
    vaPayment: vaPayment
      .extend<BriPaymentFields>({
        fields: {
          additionalInfo: optional(
            object<NonNullable<BriPaymentFields['additionalInfo']>>({
              idApp: optional(text(8)),
              passApp: optional(text(64)),
            }),
          ),
        },
      })
      .with({
        toBody: (answer, call) => withIdApp(vaPayment.toBody?.(answer, call) ?? {}, call.request.additionalInfo),
        duplicates: {
          key: ['paymentRequestId'],
          sameness: ['paymentRequestId', 'trxId', 'virtualAccountNo', 'paidAmount'],
          repeat: 'replay',
        },
      }),
    qrNotify: qrMpmNotify,
  },
})

const PAGE = 'developers.bri.co.id, BRIVA Online'
const INDEX = 'github artivisi/snap-provider-simulator docs/spec-index.json, which transcribes BRIVA Online v1 and v2'
const QRIS_PAGE = 'developers.bri.co.id, QRIS MPM dynamic notification'

/** What each row rests on. */
export const briFacts: DialectFacts = {
  basePath: {
    certainty: 'conflicting',
    source: INDEX,
    note: "v1 has /snap/v1.0/transfer-va/…, v2 /{version}/transfer-va/…: basePath: '' for the latter.",
  },
  signature: { certainty: 'documented', source: INDEX },
  token: {
    certainty: 'inferred',
    source: INDEX,
    note: 'tokenType BearerToken, expiresIn "900"; the token is asked for at /snap/v1.0/access-token/b2b.',
  },
  signedPath: {
    certainty: 'documented',
    source: `${PAGE}; ${INDEX}`,
    note: 'Without its query. Some merchants verify QRIS notices with another prefix, /api/snap/v1.1/qr/qr-mpm-notify, and over a hash that is hex twice: neither is documented by BRI.',
  },
  outcomes: {
    certainty: 'documented',
    source: `${INDEX}, v1`,
    note: '404xx12 is Invalid Bill/Virtual Account not Found.',
  },
  failures: {
    certainty: 'documented',
    source: INDEX,
    note: 'Unauthorized. Client and Unauthorized. Signature. The third, Unauthorized. stringToSign, cannot be told from a wrong signature.',
  },
  deadlineMilliseconds: {
    certainty: 'documented',
    source: `${PAGE}: an answer in less than 10 s`,
    note: 'Two seconds are left for the way.',
  },
  timeout: { certainty: 'documented', source: PAGE, note: 'Less than 10 s.' },
  refusalUndoes: {
    certainty: 'documented',
    source: INDEX,
    note: 'Payment: 2002500 is a success; 2022500 and every 4xx, 4042518 and 4092500 among them, are a reversal; 4292500 and 5xx are suspended. The standard reads 4042518 as a success. That QRIS notices are read so, too, is inferred: no page says it.',
  },
  vaInquiry: {
    certainty: 'documented',
    source: INDEX,
    note: 'Everything but 2002400 is a failed inquiry. The amount is 0.00 where the customer typed none.',
  },
  'vaInquiry.refusalUndoes': {
    certainty: 'documented',
    source: INDEX,
    note: 'An inquiry moves no money: its codes stay.',
  },
  'vaInquiry.fields': {
    certainty: 'documented',
    source: INDEX,
    note: 'additionalInfo.idApp, 8, is mandatory; passApp, 64, optional. customerNo has at most 13, inquiryRequestId 36: longer ones are taken.',
  },
  'vaInquiry.answer': { certainty: 'documented', source: INDEX, note: 'totalAmount is mandatory.' },
  'vaInquiry.toBody': {
    certainty: 'conflicting',
    source: INDEX,
    note: 'additionalInfo with idApp, and info1 where you give it: in virtualAccountData in v1, beside it in v2. It stands in both.',
  },
  vaPayment: {
    certainty: 'documented',
    source: INDEX,
    note: 'paymentFlagStatus 00 success, 01 rejected, 02 timeout. A table of v2 swaps the types of paymentFlagStatus and paymentFlagReason.',
  },
  'vaPayment.fields': {
    certainty: 'conflicting',
    source: INDEX,
    note: 'idApp is optional in the table of payments and mandatory in general: a payment without it is taken. paymentRequestId has at most 36: a longer one is taken.',
  },
  'vaPayment.toBody': { certainty: 'conflicting', source: INDEX, note: 'As in the inquiry.' },
  'vaPayment.duplicates': {
    certainty: 'inferred',
    source: `${INDEX}: trxId identifies a duplicate; ${PAGE}: reconciliation by virtualAccountNo and trxDateTime`,
    note: 'paymentRequestId is the key, since a trxId may be that of an account that is paid many times. A repeat gets the first answer, whatever it was: 4042518 and 4092500 would reverse it.',
  },
  qrNotify: {
    certainty: 'documented',
    source: QRIS_PAGE,
    note: "/snap/v1.0/qr/qr-mpm-notify; v1.1 adds issuerRrn: paths: { qrNotify: '/snap/v1.1/qr/qr-mpm-notify' }. One merchant answers 2002500 by mistake, and is heard.",
  },
}
