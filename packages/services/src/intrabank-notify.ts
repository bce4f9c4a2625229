import {
  date,
  defineService,
  type Fields,
  type Meaning,
  type OpenObject,
  openObject,
  optional,
  type Refusal,
  type Service,
  text,
} from '@snap-sdk/core'
import { type Bilingual, bilingual } from './bilingual.ts'
import { pick } from './members.ts'
import { type OptionalBut, optionalBut } from './optional-but.ts'
import { REASONS } from './reasons.ts'
import { VA_NUMBER_NAMES, VA_NUMBERS, type VaNumbers } from './va-numbers.ts'

/** A bank reports a payment to a virtual account out of an account of its own. */
export interface IntrabankNotifyRequest extends VaNumbers {
  /** Of the inquiry, service 32. At most 128 characters. */
  readonly inquiryRequestId?: string | undefined
  /** The bank's own identifier of the payment. Equal to inquiryRequestId where an inquiry came before. At most 128 characters. */
  readonly paymentRequestId?: string | undefined
  /** The merchant's identifier of the payment. At most 128 characters. */
  readonly partnerReferenceNo?: string | undefined
  /** `parseDate` reads it. */
  readonly trxDateTime?: string | undefined
  /** A word: `Success`, `In Progress`. At most 20 characters. */
  readonly paymentStatus?: string | undefined
  /** At most 200 characters in a language. */
  readonly paymentFlagReason?: Bilingual | undefined
  readonly additionalInfo?: OpenObject | undefined
  /** Fields that the standard does not name reach the handler as they came. */
  readonly [field: string]: unknown
}

/** What a notice of service 34 holds that does not report a success. */
export type IntrabankNotice = OptionalBut<IntrabankNotifyRequest, 'virtualAccountNo' | 'paymentStatus'>

/** All of it is optional: the notice is taken, and the answer echoes the request. */
export interface IntrabankNotifyAnswer {
  /** Stands inside virtualAccountdata, as the standard has it. */
  readonly additionalInfo?: OpenObject | undefined
}

const REQUEST: Fields<IntrabankNotifyRequest> = {
  ...VA_NUMBERS,
  inquiryRequestId: optional(text(128)),
  paymentRequestId: optional(text(128)),
  partnerReferenceNo: optional(text(128)),
  trxDateTime: optional(date),
  paymentStatus: optional(text(20)),
  paymentFlagReason: optional(bilingual(200)),
  additionalInfo: optional(openObject),
}

/**
 * The words that are documented, in lower case. The standard gives no list: only these two stand in its samples, so that every other word,
 * and none, is unknown and not money.
 *
 * @see ASPI, service 34: samples of request and answer; BCA, the same
 */
const WORDS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['success', 'paid'],
  ['in progress', 'pending'],
])

const NUMBERS = [...VA_NUMBER_NAMES, 'inquiryRequestId', 'paymentRequestId', 'partnerReferenceNo']

/** The type of {@link intrabankNotify}. */
export type IntrabankNotify = Service<IntrabankNotifyRequest, IntrabankNotifyAnswer, IntrabankNotice>

/**
 * Notification for payment to a virtual account from intrabank, service 34. Its status is a word, and its answer stands under
 * `virtualAccountdata`, with a small d: BCA writes `virtualAccountData`.
 *
 * The standard's sample answers a JSON number as responseCode; here it is a text, as its table says.
 *
 * @see ASPI, "Transfer Kredit", Virtual Account: /{version}/transfer-va/notify-payment-intrabank
 */
export const intrabankNotify: IntrabankNotify = defineService<
  IntrabankNotifyRequest,
  IntrabankNotifyAnswer,
  IntrabankNotice
>({
  id: 'intrabank-notify',
  path: '/v1.0/transfer-va/notify-payment-intrabank',
  code: '34',
  fields: REQUEST,
  otherFields: { ...optionalBut(REQUEST, 'virtualAccountNo'), paymentStatus: text(20) },
  answer: { additionalInfo: optional(openObject) },
  statusField: 'paymentStatus',
  meaning: ({ paymentStatus }) =>
    typeof paymentStatus === 'string' ? (WORDS.get(paymentStatus.trim().toLowerCase()) ?? 'unknown') : 'unknown',
  duplicates: {
    // Not paymentStatus: it is a word in any case, and the meaning that is read from it is in both.
    key: ['paymentRequestId'],
    sameness: ['paymentRequestId', 'partnerReferenceNo', 'virtualAccountNo'],
    repeat: 'replay',
  },
  toBody: (answer, { body }) => ({
    virtualAccountdata: { ...pick(body, [...NUMBERS, 'trxDateTime', 'paymentStatus', 'paymentFlagReason']), ...answer },
  }),
  toRefusalBody: ({ outcome, body }: Refusal) => ({
    virtualAccountdata: { ...pick(body, NUMBERS), paymentFlagReason: REASONS[outcome] },
  }),
})
