import {
  any,
  defineGateway,
  type GatewayFactory,
  type Meaning,
  type OpenObject,
  object,
  opaque,
  optional,
  type Service,
  text,
} from '@snap-sdk/core'
import {
  type DebitNotify,
  debitNotify,
  type VaInquiryAnswer,
  type VaInquiryRequest,
  type VaPayment,
  vaInquiry,
  vaPayment,
} from '@snap-sdk/services'
import { additionalInfoOf, withAdditionalInfo } from './additional-info.ts'
import type { DialectFacts } from './fact.ts'
import { readListedStatus } from './listed-status.ts'

/** What DOKU adds to the standard's inquiry. */
export interface DokuInquiryFields {
  readonly additionalInfo?:
    | (OpenObject & {
        /** The channel through which the customer asks. */
        readonly channel?: string | undefined
      })
    | undefined
}

/** What DOKU adds to the standard's answer. It stands in `virtualAccountData`. */
export interface DokuInquiryAnswerFields {
  readonly additionalInfo?:
    | (OpenObject & {
        /** Default: the request's. */
        readonly channel?: string | undefined
        /** The merchant's ID of the order. */
        readonly trxId?: string | undefined
        readonly virtualAccountConfig?:
          | (OpenObject & {
              /** Whether the number may be paid again. */
              readonly reusableStatus?: unknown
              readonly maxAmount?: unknown
              readonly minAmount?: unknown
            })
          | undefined
      })
    | undefined
}

/** A bill is asked for: DOKU's direct inquiry. */
export type DokuVaInquiry = Service<VaInquiryRequest & DokuInquiryFields, VaInquiryAnswer & DokuInquiryAnswerFields>

/** What DOKU calls a merchant with. */
export type DokuServices = {
  readonly vaInquiry: DokuVaInquiry
  readonly vaPayment: VaPayment
  readonly debitNotify: DebitNotify
}

/** @see developers.doku.com, SNAP direct debit notification */
const STATUSES: Readonly<Record<string, Meaning>> = {
  '00': 'paid',
  '03': 'pending',
  '04': 'refunded',
  '05': 'cancelled',
  '06': 'denied',
}

/** DOKU's answer: `additionalInfo` inside, and `freeText` in the singular. */
function toInquiryBody(body: object, channel: string | undefined): object {
  const given = additionalInfoOf(body)
  const additionalInfo = channel === undefined ? given : { channel, ...given }
  const { virtualAccountData, ...rest } = withAdditionalInfo(body, additionalInfo, 'inside')
  const { freeTexts, ...data } = virtualAccountData
  return { ...rest, virtualAccountData: { ...data, ...(freeTexts !== undefined && { freeText: freeTexts }) } }
}

/**
 * DOKU: direct inquiry, notices of virtual accounts and of direct debit; HMAC with a token that the merchant issues.
 *
 * Its paths are those that you enter in its back office, and they are what is signed: say them in `paths`, `token` among them. Any HTTP
 * 2xx is an acknowledgment to it.
 *
 * @example
 * const gateway = doku({
 *   partners: [{ clientId: 'DOKU', publicKeys: process.env.DOKU_PUBLIC_KEY, clientSecrets: process.env.DOKU_SECRET }],
 *   paths: { token: '/hooks/doku/token', vaPayment: '/hooks/doku/va' },
 *   handlers: { vaPayment: takePayment },
 * })
 */
export const doku: GatewayFactory<DokuServices> = defineGateway<DokuServices>({
  name: 'doku',
  signature: 'symmetric',
  token: { type: 'Bearer' },
  headers: { 'X-EXTERNAL-ID': /^[\x21-\x7e]{1,64}$/ },
  services: {
    vaInquiry: vaInquiry
      .extend<DokuInquiryFields, DokuInquiryAnswerFields>({
        fields: {
          additionalInfo: optional(
            object<NonNullable<DokuInquiryFields['additionalInfo']>>({ channel: optional(text(64)) }),
          ),
        },
        answer: {
          additionalInfo: optional(
            object<NonNullable<DokuInquiryAnswerFields['additionalInfo']>>({
              channel: optional(text(64)),
              trxId: optional(text(64)),
              virtualAccountConfig: optional(
                object<{ reusableStatus?: unknown; maxAmount?: unknown; minAmount?: unknown }>({
                  reusableStatus: optional(any),
                  maxAmount: optional(any),
                  minAmount: optional(any),
                }),
              ),
            }),
          ),
        },
      })
      .with({
        path: '/v1.1/transfer-va/inquiry',
        toBody: (answer, call) =>
          toInquiryBody(vaInquiry.toBody?.(answer, call) ?? answer, call.request.additionalInfo?.channel),
      }),
    vaPayment: vaPayment.with({
      path: '/v1/transfer-va/payment',
      fields: { customerNo: opaque(28) },
      // 202 would be an acknowledgment of what is not yet booked.
      outcomes: { requestInProgress: { responseCode: '5042500', message: 'Timeout' } },
      duplicates: {
        key: ['paymentRequestId'],
        sameness: ['paymentRequestId', 'trxId', 'virtualAccountNo', 'paidAmount'],
        repeat: 'replay',
      },
    }),
    debitNotify: debitNotify.with({
      meaning: ({ latestTransactionStatus }) => readListedStatus(latestTransactionStatus, STATUSES),
      outcomes: { requestInProgress: { responseCode: '5045600', message: 'Timeout' } },
    }),
  },
})

const PAGE = 'developers.doku.com, SNAP notification'
const SDK = 'github PTNUSASATUINTIARTHA-DOKU/doku-nodejs-library'
const ACKNOWLEDGED = {
  certainty: 'inferred',
  source: `${PAGE}: any 2xx counts as a success`,
  note: 'A reject of requestInProgress, 202 in the standard, would acknowledge what is not yet booked: it is 504, and is sent again.',
} as const

/** What each row rests on. */
export const dokuFacts: DialectFacts = {
  signature: {
    certainty: 'documented',
    source: PAGE,
    note: "HMAC-SHA512 over the full path as configured, in base64; a V2 with RSA may be chosen: signature: 'asymmetric'. DOKU's SDK strips spaces inside texts and compares without regard to case: neither is copied.",
  },
  token: {
    certainty: 'documented',
    source: `${PAGE}; ${SDK}`,
    note: "Asked for at a path that you configure: paths: { token: … }. The SDK refuses with 4017300 'Unauthorized.Invalid Signature'; the standard's text is sent here.",
  },
  'headers.X-EXTERNAL-ID': {
    certainty: 'conflicting',
    source: `${PAGE}: samples`,
    note: 'The table says 36; a sample has VIRTUAL_ACCOUNT2226… with 44. 64 are taken.',
  },
  retries: {
    certainty: 'documented',
    source: PAGE,
    note: 'Three: after 30 minutes, 6 and 12 hours. Any 2xx counts as a success.',
  },
  vaInquiry: {
    certainty: 'documented',
    source: SDK,
    note: '/v1.1/transfer-va/inquiry, or the URL that you configure. The SDK answers service digits 24, and 30 in one case of its simulator; 24 are sent.',
  },
  'vaInquiry.fields': { certainty: 'documented', source: PAGE, note: 'additionalInfo.channel.' },
  'vaInquiry.answer': {
    certainty: 'documented',
    source: `${PAGE}; ${SDK} _models`,
    note: 'additionalInfo with channel, trxId and virtualAccountConfig (reusableStatus, maxAmount, minAmount).',
  },
  'vaInquiry.toBody': {
    certainty: 'documented',
    source: `${PAGE}; ${SDK} _models/InquiryResponseVirtualAccountDataDTO.js`,
    note: 'freeText is in the singular, and additionalInfo stands in virtualAccountData.',
  },
  vaPayment: {
    certainty: 'documented',
    source: PAGE,
    note: "/v1/transfer-va/payment is the title of its description; the URL is the one that you configure. CHANNEL-IDs such as VA004 are letters. Documents say 2002500; the SDK's helper answers the number 2002700.",
  },
  'vaPayment.fields': {
    certainty: 'documented',
    source: PAGE,
    note: "Mandiri's notices have the whole number in customerNo, and a partnerServiceId without spaces: customerNo may be as long as a virtualAccountNo.",
  },
  'vaPayment.outcomes': ACKNOWLEDGED,
  'vaPayment.duplicates': {
    certainty: 'inferred',
    source: PAGE,
    note: 'Nothing is said of repeats: the first answer is given again. paymentRequestId names the payment.',
  },
  debitNotify: { certainty: 'documented', source: SDK, note: '/v1.0/debit/notify, or the URL that you configure.' },
  'debitNotify.meaning': {
    certainty: 'documented',
    source: `${PAGE}, direct debit`,
    note: '00 paid, 03 pending, 04 refunded, 05 cancelled, 06 denied. Another status runs no handler.',
  },
  'debitNotify.outcomes': ACKNOWLEDGED,
}
