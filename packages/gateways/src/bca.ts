import {
  amountOf,
  date,
  defineGateway,
  defineService,
  type Field,
  type Fields,
  type GatewayFactory,
  list,
  type Meaning,
  type OpenObject,
  object,
  opaque,
  openObject,
  optional,
  type Service,
  type ServiceChanges,
  text,
} from '@snap-sdk/core'
import {
  type AnsweredBill,
  type Bilingual,
  type InquiredBill,
  intrabankNotify,
  type QrMpmNotify,
  qrMpmNotify,
  type RtgsNotify,
  rtgsNotify,
  type SknNotify,
  sknNotify,
  type TransferNotice,
  type TransferNotifyRequest,
  type VaInquiry,
  type VaPayment,
  vaInquiry,
  vaPayment,
  vaRefusalBody,
} from '@snap-sdk/services'
import { additionalInfoOf, withAdditionalInfo } from './additional-info.ts'
import type { DialectFacts } from './fact.ts'
import { readListedStatus } from './listed-status.ts'

/** A customer paid into a virtual account out of an account at BCA. */
export interface BcaIntrabankNotifyRequest {
  readonly virtualAccountNo: string
  /** Your number of the payment. */
  readonly partnerReferenceNo: string
  /** `Success`. */
  readonly paymentStatus: string
  /** `parseDate` reads it. */
  readonly trxDateTime?: string | undefined
  readonly paymentFlagReason?: Bilingual | undefined
  readonly partnerServiceId?: string | undefined
  readonly customerNo?: string | undefined
  readonly additionalInfo?: OpenObject | undefined
  /** Fields that BCA does not name reach the handler as they came. */
  readonly [field: string]: unknown
}

/** Service 34 as BCA speaks it: without partnerServiceId and customerNo. The answer is an echo: the handler may give nothing. */
export type BcaIntrabankNotify = Service<BcaIntrabankNotifyRequest, object, Partial<BcaIntrabankNotifyRequest>>

/** What BCA calls a merchant with. */
export type BcaServices = {
  readonly vaInquiry: VaInquiry
  readonly vaPayment: VaPayment
  readonly intrabankNotify: BcaIntrabankNotify
  readonly qrNotify: QrMpmNotify
  readonly sknNotify: SknNotify
  readonly rtgsNotify: RtgsNotify
}

/** 13 digits, the point and two more: a greater amount fails the transaction. */
const amount132 = amountOf(16)

const bilingual = (maximum: number): Field<Bilingual> =>
  object<Bilingual>({ english: optional(text(maximum)), indonesia: optional(text(maximum)) })

/** The rows that a bill of an inquiry and one of a payment have in common. */
const BILL = {
  billCode: optional(text(2)),
  billNo: optional(text(18)),
  billName: optional(text(20)),
  billShortName: optional(text(10)),
  billDescription: optional(bilingual(18)),
  billSubCompany: optional(text(5)),
  billAmount: optional(amount132),
  additionalInfo: optional(openObject),
} as const

const INQUIRED_BILL: Field<InquiredBill> = object<InquiredBill>({
  ...BILL,
  billAmountLabel: optional(text(25)),
  billAmountValue: optional(text(25)),
})

const ANSWERED_BILL: Field<AnsweredBill> = object<AnsweredBill>({
  ...BILL,
  billerReferenceId: optional(text(64)),
  status: optional(text(2)),
  reason: optional(bilingual(64)),
})

const INTRABANK: Fields<BcaIntrabankNotifyRequest> = {
  virtualAccountNo: opaque(28),
  partnerReferenceNo: text(128),
  paymentStatus: text(20),
  trxDateTime: optional(date),
  paymentFlagReason: optional(bilingual(200)),
  partnerServiceId: optional(opaque(8)),
  customerNo: optional(opaque(20)),
  additionalInfo: optional(openObject),
}

const INTRABANK_NOTICE: Fields<Partial<BcaIntrabankNotifyRequest>> = {
  ...INTRABANK,
  virtualAccountNo: optional(INTRABANK.virtualAccountNo),
  partnerReferenceNo: optional(INTRABANK.partnerReferenceNo),
}

const bcaIntrabankNotify: BcaIntrabankNotify = defineService<
  BcaIntrabankNotifyRequest,
  object,
  Partial<BcaIntrabankNotifyRequest>
>({
  id: intrabankNotify.id,
  path: intrabankNotify.path,
  code: intrabankNotify.code,
  fields: INTRABANK,
  otherFields: INTRABANK_NOTICE,
  answer: {},
  meaning: (request) => intrabankNotify.meaning?.(request) ?? 'unknown',
  statusField: 'paymentStatus',
  toBody: (_, { body: { virtualAccountNo, partnerReferenceNo } }) => ({
    virtualAccountData: { virtualAccountNo, partnerReferenceNo },
  }),
  toRefusalBody: () => ({ virtualAccountData: { virtualAccountNo: '', partnerReferenceNo: '' } }),
  duplicates: {
    key: ['partnerReferenceNo', 'virtualAccountNo', 'trxDateTime'],
    sameness: ['partnerReferenceNo', 'virtualAccountNo', 'trxDateTime'],
    repeat: 'replay',
  },
})

/** @see developer.bca.co.id, QRIS MPM notification */
const QR_STATUSES: Readonly<Record<string, Meaning>> = { '00': 'paid', '03': 'pending', '06': 'expired' }

/** BCA reports a transfer that succeeded and was rejected later, whatever its status says. */
const REJECTED_TRANSFER: ServiceChanges<TransferNotifyRequest, object, TransferNotice> = {
  headers: { 'X-EXTERNAL-ID': { optional: /^[\x21-\x7e]{1,36}$/ } },
  meaning: () => 'reversed',
  duplicates: {
    key: [
      'beneficiaryAccountNo',
      'transactionDate',
      'latestTransactionStatus',
      'originalReferenceNo?',
      'originalPartnerReferenceNo?',
    ],
    repeat: 'replay',
  },
}

/**
 * BCA: virtual accounts (bill presentment and payment flag), QRIS, and the notices of KlikBCA Bisnis; HMAC with a token that the merchant
 * issues.
 *
 * BCA sends another X-PARTNER-ID for virtual accounts, QRIS and its corporate notices: `partnerId` may be a record by service.
 *
 * `sknNotify` and `rtgsNotify` report a transfer that had succeeded and was *rejected later*, with status 00: each goes to `otherStatus`
 * as `reversed`, and these two handlers are never called. Give them all the same, so that the paths exist.
 *
 * A name is shown with its first 30 characters. A bill that is not one of many needs a `subCompany` that BCA knows, such as `00000`.
 *
 * @example
 * const bank = bca({
 *   partners: [{ clientId: 'BCA', partnerId: '12345', publicKeys: process.env.BCA_PUBLIC_KEY, clientSecrets: process.env.BCA_SECRET }],
 *   handlers: {
 *     vaInquiry: async ({ virtualAccountNo }) => (await findBill(virtualAccountNo)) ?? reject('invalidBill'),
 *     vaPayment: takePayment,
 *   },
 * })
 */
export const bca: GatewayFactory<BcaServices> = defineGateway<BcaServices>({
  name: 'bca',
  basePath: '/openapi',
  signature: 'symmetric',
  token: { type: 'bearer' },
  tokenRows: {
    failures: {
      FIELD_MISSING: { responseCode: '4007300', message: 'Invalid field format [clientId/clientSecret/grantType]' },
      FIELD_INVALID: { responseCode: '4007300', message: 'Invalid field format [clientId/clientSecret/grantType]' },
      HEADER_MISSING: { responseCode: '4007302', message: 'Invalid mandatory field [reason]' },
      HEADER_MALFORMED: { responseCode: '4007301', message: 'Invalid field format [reason]' },
      TIMESTAMP_MALFORMED: { responseCode: '4007301', message: 'Invalid field format [reason]' },
      ADDRESS_NOT_ALLOWED: { responseCode: '4007300', message: 'Unauthorized. [reason]' },
    },
  },
  signedPath: { query: 'sorted' },
  services: {
    vaInquiry: vaInquiry.with({
      answer: {
        totalAmount: amount132,
        billDetails: optional(list(INQUIRED_BILL, 5)),
        freeTexts: optional(list(bilingual(32), 5)),
      },
      toBody: (answer, call) => insideAccount(vaInquiry.toBody?.(answer, call) ?? answer),
      toRefusalBody: vaRefusalBody('inquiryStatus', 'inquiryReason'),
    }),
    vaPayment: vaPayment.with({
      answer: {
        totalAmount: optional(amount132),
        billDetails: optional(list(ANSWERED_BILL, 5)),
        freeTexts: optional(list(bilingual(32), 9)),
      },
      toBody: (answer, call) => insideAccount(vaPayment.toBody?.(answer, call) ?? answer),
      toRefusalBody: vaRefusalBody('paymentFlagStatus', 'paymentFlagReason'),
      duplicates: {
        key: ['paymentRequestId'],
        sameness: ['paymentRequestId', 'virtualAccountNo', 'paidAmount'],
        repeat: ({ flagAdvise }) => (flagAdvise === 'Y' ? 'replay' : 'inconsistent'),
        mismatch: 'conflict',
      },
    }),
    intrabankNotify: bcaIntrabankNotify,
    qrNotify: qrMpmNotify.with({
      path: '/v1.0/qr-mpm-notify',
      meaning: ({ latestTransactionStatus }) => readListedStatus(latestTransactionStatus, QR_STATUSES),
      duplicates: { repeat: 'conflict' },
    }),
    sknNotify: sknNotify.with(REJECTED_TRANSFER),
    rtgsNotify: rtgsNotify.with(REJECTED_TRANSFER),
  },
})

/** BCA has an answer's `additionalInfo` in `virtualAccountData`. */
function insideAccount(body: object): object {
  return withAdditionalInfo(body, additionalInfoOf(body), 'inside')
}

const DOCUMENT = 'developer.bca.co.id, as exported in github mseptiaan/snap-aspi-go@b7e2c81 aspi/bca.md'
const VA_PAGE = `${DOCUMENT}: virtual account`
const QRIS_PAGE = `${DOCUMENT}: QRIS MPM`
const TRANSFER_PAGE = `${DOCUMENT}: SKN and RTGS notices`
const INTRABANK_PAGE = `${DOCUMENT}: notification for payment to VA from intrabank`

const REFUSAL_NOTE = 'Every refusal but 401 carries virtualAccountData with status 01 and a reason in both languages.'
const REVERSED_NOTE =
  'Sent only when a transfer that had succeeded was rejected later, with additionalInfo.rejectStatusID and rejectStatusEN; the sample has status 00, and the malformed time 2020-12-21T14:06:21+07:000. It never reaches the handler.'
const TRANSFER_ROWS = {
  headers: {
    certainty: 'conflicting',
    source: TRANSFER_PAGE,
    note: 'The standard demands X-EXTERNAL-ID, and the table of headers does not list it: it is read where it is sent.',
  },
  meaning: { certainty: 'documented', source: TRANSFER_PAGE, note: REVERSED_NOTE },
  duplicates: {
    certainty: 'inferred',
    source: TRANSFER_PAGE,
    note: 'Nothing is said of repeats, and there may be no external ID: a transfer is known by beneficiary, time, status and its references.',
  },
} as const

/** What each row rests on. */
export const bcaFacts: DialectFacts = {
  basePath: { certainty: 'documented', source: DOCUMENT },
  signature: {
    certainty: 'documented',
    source: VA_PAGE,
    note: 'For services 34, 75 and 76 it is inferred from the general rule. One line of the document omits the minifying of the body: raw and minified bodies verify.',
  },
  token: { certainty: 'documented', source: VA_PAGE, note: 'tokenType bearer in lower case; 900 seconds.' },
  tokenRows: {
    certainty: 'conflicting',
    source: VA_PAGE,
    note: "4007300 stands for a wrong grantType, and for 'Unauthorized. [Connection not allowed]', too. A newer transcription has 4007301 for the former. 4007302 names the header that is missing.",
  },
  signedPath: {
    certainty: 'documented',
    source: VA_PAGE,
    note: 'With its query: RFC 3986 encoding with upper-case hex, parameters by name, then value.',
  },
  retries: {
    certainty: 'documented',
    source: VA_PAGE,
    note: 'No schedule is published; flagAdvise Y marks a repeated payment.',
  },
  timeout: {
    certainty: 'documented',
    source: VA_PAGE,
    note: 'No value is published. A missing code or paymentFlagStatus counts as a timeout.',
  },
  vaInquiry: {
    certainty: 'documented',
    source: VA_PAGE,
    note: 'inquiryStatus counts only under 2002400 and 2022400; the table prints 01 for a success, the sample 00, which is sent. customerNo has 18 digits in practice and 20 in the table. A repeated X-EXTERNAL-ID is 4092400.',
  },
  'vaInquiry.answer': {
    certainty: 'documented',
    source: VA_PAGE,
    note: 'totalAmount is mandatory; amounts have 13.2 digits at most, billDetails 5 bills, freeTexts 5 texts. feeAmount and virtualAccountTrxType are ignored. subCompany is mandatory unless there are several bills: that is not checked.',
  },
  'vaInquiry.toBody': {
    certainty: 'documented',
    source: VA_PAGE,
    note: 'additionalInfo stands in virtualAccountData.',
  },
  'vaInquiry.toRefusalBody': { certainty: 'documented', source: VA_PAGE, note: REFUSAL_NOTE },
  vaPayment: {
    certainty: 'documented',
    source: VA_PAGE,
    note: 'paymentFlagStatus counts only under 2002500 and 2022500. totalAmount and trxDateTime, mandatory in the answer, are echoed: give them where BCA sends none.',
  },
  'vaPayment.answer': {
    certainty: 'documented',
    source: VA_PAGE,
    note: 'Amounts of 13.2 digits, 5 bills, 9 texts; status and reason of each bill equal those of the payment.',
  },
  'vaPayment.toBody': {
    certainty: 'documented',
    source: VA_PAGE,
    note: 'additionalInfo stands in virtualAccountData.',
  },
  'vaPayment.toRefusalBody': { certainty: 'documented', source: VA_PAGE, note: REFUSAL_NOTE },
  'vaPayment.duplicates': {
    certainty: 'documented',
    source: `${VA_PAGE}; a transcription of BCA's Payment Flag v2.3 by a payment provider`,
    note: 'The same X-EXTERNAL-ID and paymentRequestId: 4042518 with the first flag and reason, which BCA reads as a success. Another paymentRequestId under it: 4092500. Inferred: flagAdvise Y gets the first answer itself.',
  },
  intrabankNotify: {
    certainty: 'documented',
    source: INTRABANK_PAGE,
    note: 'CHANNEL-ID 95051, X-PARTNER-ID the KlikBCA Bisnis ID. The sample answers the JSON number 2003400; the table says text, which is sent.',
  },
  'intrabankNotify.fields': {
    certainty: 'documented',
    source: INTRABANK_PAGE,
    note: 'virtualAccountNo and partnerReferenceNo; partnerServiceId and customerNo are not sent.',
  },
  'intrabankNotify.otherFields': { certainty: 'documented', source: INTRABANK_PAGE },
  'intrabankNotify.answer': { certainty: 'documented', source: INTRABANK_PAGE },
  'intrabankNotify.meaning': {
    certainty: 'documented',
    source: INTRABANK_PAGE,
    note: "paymentStatus is a word: 'Success'. A word that no document has runs no handler.",
  },
  'intrabankNotify.toBody': {
    certainty: 'documented',
    source: INTRABANK_PAGE,
    note: 'virtualAccountData, with a capital D, holds virtualAccountNo and partnerReferenceNo.',
  },
  'intrabankNotify.toRefusalBody': {
    certainty: 'documented',
    source: INTRABANK_PAGE,
    note: 'On failure the same structure with empty texts; the code is the merchant’s choice.',
  },
  'intrabankNotify.duplicates': {
    certainty: 'inferred',
    source: INTRABANK_PAGE,
    note: 'Nothing is said of repeats. A payment is known by your reference, account, time and status together: it has no other number.',
  },
  qrNotify: {
    certainty: 'documented',
    source: QRIS_PAGE,
    note: "/openapi/v1.0/qr-mpm-notify, without /qr/. CHANNEL-ID 95251; X-PARTNER-ID is the merchant ID or the partner name. That it agrees with additionalInfo.merchantInfo.merchantId is yours to check: reject('inconsistentRequest').",
  },
  'qrNotify.meaning': {
    certainty: 'documented',
    source: QRIS_PAGE,
    note: '00 paid, 03 recorded and unpaid, 06 the QR code expired. Another status runs no handler.',
  },
  'qrNotify.duplicates': {
    certainty: 'documented',
    source: QRIS_PAGE,
    note: '4095200 on a repeated X-EXTERNAL-ID. Inferred: so, too, for the same reference and status under another one. It is remembered for 7 days, so that nothing runs twice; what failed with 5xx runs again.',
  },
  sknNotify: { certainty: 'documented', source: TRANSFER_PAGE, note: REVERSED_NOTE },
  'sknNotify.headers.X-EXTERNAL-ID': TRANSFER_ROWS.headers,
  'sknNotify.meaning': TRANSFER_ROWS.meaning,
  'sknNotify.duplicates': TRANSFER_ROWS.duplicates,
  rtgsNotify: { certainty: 'documented', source: TRANSFER_PAGE, note: REVERSED_NOTE },
  'rtgsNotify.headers.X-EXTERNAL-ID': TRANSFER_ROWS.headers,
  'rtgsNotify.meaning': TRANSFER_ROWS.meaning,
  'rtgsNotify.duplicates': TRANSFER_ROWS.duplicates,
}
