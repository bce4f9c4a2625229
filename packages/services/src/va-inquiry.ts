import {
  type Amount,
  amount,
  date,
  defineService,
  type Fields,
  list,
  type Members,
  type OpenObject,
  object,
  openObject,
  optional,
  type Service,
  spelled,
  text,
} from '@snap-sdk/core'
import { type Bilingual, freeTexts, SUCCESS } from './bilingual.ts'
import { BILL, type Bill, MAXIMUM_BILLS } from './bill.ts'
import { pick } from './members.ts'
import { VA_NUMBER_NAMES, VA_NUMBERS, type VaNumbers } from './va-numbers.ts'
import { vaRefusalBody } from './va-refusal-body.ts'

/** A bank asks what a virtual account costs. */
export interface VaInquiryRequest extends VaNumbers {
  /** The bank's own identifier of this inquiry. At most 128 characters. */
  readonly inquiryRequestId: string
  /** When the bank was asked; `parseDate` reads it. In the body `trxDateInit` or, as the standard's sample has it, `txnDateInit`. */
  readonly trxDateInit?: string | undefined
  /** Through which channel the customer asks, ISO 18245: `6010` teller, `6011` e-banking. A JSON number is seen as its digits. */
  readonly channelCode?: string | undefined
  /** ISO 639-1, 2 letters. */
  readonly language?: string | undefined
  /** What the customer typed, for an open amount. */
  readonly amount?: Amount | undefined
  /** Only with the payer's consent. At most 32 characters. */
  readonly hashedSourceAccountNo?: string | undefined
  /** Only with the payer's consent. At most 11 characters. */
  readonly sourceBankCode?: string | undefined
  /** At most 64 characters. */
  readonly passApp?: string | undefined
  readonly additionalInfo?: OpenObject | undefined
  /** Fields that the standard does not name reach the handler as they came. */
  readonly [field: string]: unknown
}

/** A bill, as an inquiry shows it. */
export interface InquiredBill extends Bill {
  /** A label of the amount. At most 25 characters. */
  readonly billAmountLabel?: string | undefined
  /** The amount as it is shown. At most 25 characters. */
  readonly billAmountValue?: string | undefined
}

/** What the merchant knows of the virtual account. Its numbers, the inquiry's identifier and its success are added by the library. */
export interface VaInquiryAnswer {
  /** The customer's name. At most 255 characters. */
  readonly virtualAccountName: string
  /** At most 255 characters. */
  readonly virtualAccountEmail?: string | undefined
  /** `62…`, at most 30 characters. */
  readonly virtualAccountPhone?: string | undefined
  /** What is to be paid. Use `rupiah(…)`. */
  readonly totalAmount?: Amount | undefined
  /** The merchant's sub-company. At most 5 characters. */
  readonly subCompany?: string | undefined
  /** At most 24. */
  readonly billDetails?: readonly InquiredBill[] | undefined
  /** At most 25 texts for the payer, each at most 32 characters in a language. */
  readonly freeTexts?: readonly Bilingual[] | undefined
  /** `C` closed, `O` open, `I` partial, `M` minimum once, `L` maximum, `N` minimum many times, `X` maximum many times. */
  readonly virtualAccountTrxType?: string | undefined
  readonly feeAmount?: Amount | undefined
  /** Stands beside virtualAccountData, as the standard has it. */
  readonly additionalInfo?: OpenObject | undefined
}

const REQUEST: Fields<VaInquiryRequest> = {
  ...VA_NUMBERS,
  inquiryRequestId: text(128),
  trxDateInit: spelled(optional(date), 'trxDateInit', 'txnDateInit'),
  channelCode: optional(text(4)),
  language: optional(text(2)),
  amount: optional(amount),
  hashedSourceAccountNo: optional(text(32)),
  sourceBankCode: optional(text(11)),
  passApp: optional(text(64)),
  additionalInfo: optional(openObject),
}

const ANSWER: Fields<VaInquiryAnswer> = {
  virtualAccountName: text(255),
  virtualAccountEmail: optional(text(255)),
  virtualAccountPhone: optional(text(30)),
  totalAmount: optional(amount),
  subCompany: optional(text(5)),
  billDetails: optional(
    list(
      object<InquiredBill>({ ...BILL, billAmountLabel: optional(text(25)), billAmountValue: optional(text(25)) }),
      MAXIMUM_BILLS,
    ),
  ),
  freeTexts: optional(freeTexts),
  virtualAccountTrxType: optional(text(1)),
  feeAmount: optional(amount),
  additionalInfo: optional(openObject),
}

const ECHO = [...VA_NUMBER_NAMES, 'inquiryRequestId']

/** The type of {@link vaInquiry}. */
export type VaInquiry = Service<VaInquiryRequest, VaInquiryAnswer>

/**
 * Virtual account inquiry (bill presentment), service 24: the handler looks the account up and answers with its bill, or
 * `reject('invalidBill')`, `reject('paidBill')`, `reject('expiredBill')`.
 *
 * It asks and reports nothing, so that a repeat of its X-EXTERNAL-ID is a conflict.
 *
 * @see ASPI, "Transfer Kredit", Virtual Account, inquiry: /{version}/transfer-va/inquiry
 */
export const vaInquiry: VaInquiry = defineService<VaInquiryRequest, VaInquiryAnswer, Members>({
  id: 'va-inquiry',
  path: '/v1.0/transfer-va/inquiry',
  code: '24',
  fields: REQUEST,
  answer: ANSWER,
  about: ['virtualAccountNo', 'inquiryRequestId', 'amount'],
  toBody: ({ additionalInfo, ...account }, { body }) => ({
    virtualAccountData: { inquiryStatus: '00', inquiryReason: SUCCESS, ...pick(body, ECHO), ...account },
    ...(additionalInfo !== undefined && { additionalInfo }),
  }),
  toRefusalBody: vaRefusalBody('inquiryStatus', 'inquiryReason'),
})
