import {
  type Amount,
  amount,
  date,
  defineService,
  type Fields,
  instant,
  list,
  type Members,
  type OpenObject,
  object,
  openObject,
  optional,
  type Service,
  text,
} from '@snap-sdk/core'
import { type Bilingual, freeTexts, SUCCESS } from './bilingual.ts'
import { BILL, BILL_RESULT, type Bill, type BillResult, MAXIMUM_BILLS } from './bill.ts'
import { isMembers, pick } from './members.ts'
import { type OptionalBut, optionalBut } from './optional-but.ts'
import { VA_NUMBER_NAMES, VA_NUMBERS, type VaNumbers } from './va-numbers.ts'
import { vaRefusalBody } from './va-refusal-body.ts'

/** A bill that the customer paid. */
export interface PaidBill extends Bill {
  /** The bank's authorisation code of this bill. At most 15 characters; a JSON number is seen as its digits. */
  readonly billReferenceNo?: string | undefined
}

/** A bank took money for a virtual account. */
export interface VaPaymentRequest extends VaNumbers {
  /** The bank's own identifier of the payment: what names it. Equal to inquiryRequestId where an inquiry came before. At most 128 characters. */
  readonly paymentRequestId: string
  /** What the customer paid, in its one spelling: `10000.00`. Compare it with your bill by `sameAmount`. */
  readonly paidAmount: Amount
  /** At most 255 characters. */
  readonly virtualAccountName?: string | undefined
  /** At most 255 characters. */
  readonly virtualAccountEmail?: string | undefined
  /** At most 30 characters. */
  readonly virtualAccountPhone?: string | undefined
  /** The merchant's identifier, where the account was made by service 27. Often the account's, which may be paid many times. At most 64 characters. */
  readonly trxId?: string | undefined
  /** ISO 18245. A JSON number is seen as its digits. */
  readonly channelCode?: string | undefined
  /** Only with the payer's consent. At most 32 characters. */
  readonly hashedSourceAccountNo?: string | undefined
  /** Only with the payer's consent. At most 11 characters. */
  readonly sourceBankCode?: string | undefined
  /** The sum paid so far. */
  readonly cumulativePaymentAmount?: Amount | undefined
  /** A hexadecimal bit map of the bills paid. At most 6 characters. */
  readonly paidBills?: string | undefined
  /** The total of the inquiry's answer. */
  readonly totalAmount?: Amount | undefined
  /** When the bank took the money; `parseDate` reads it. */
  readonly trxDateTime?: string | undefined
  /** The bank's authorisation code. At most 64 characters. */
  readonly referenceNo?: string | undefined
  /** At most 6 characters. */
  readonly journalNum?: string | undefined
  /** At most 1 character; a JSON number is seen as its digits. */
  readonly paymentType?: string | undefined
  /** `Y`: the bank says that it sends this notice again. */
  readonly flagAdvise?: string | undefined
  /** At most 5 characters. */
  readonly subCompany?: string | undefined
  /** At most 24. */
  readonly billDetails?: readonly PaidBill[] | undefined
  readonly freeTexts?: readonly Bilingual[] | undefined
  readonly additionalInfo?: OpenObject | undefined
  /** Fields that the standard does not name reach the handler as they came. */
  readonly [field: string]: unknown
}

/** What a notice of service 25 holds that reports something else than money: an expiry has neither payment nor amount. */
export type VaPaymentNotice = OptionalBut<VaPaymentRequest, 'virtualAccountNo'>

/** A bill, as the answer to a payment shows it. Its status is 00, and its reason a success, unless it says otherwise. */
export interface AnsweredBill extends Bill, BillResult {
  /** The merchant's reference of the bill. At most 64 characters. */
  readonly billerReferenceId?: string | undefined
}

/** All of it is optional: the payment is taken, and the answer echoes the request with status 00. */
export interface VaPaymentAnswer {
  /** The customer's name, at most 255 characters. The standard wants one in the answer: give it where requests carry none. */
  readonly virtualAccountName?: string | undefined
  /** At most 255 characters. */
  readonly virtualAccountEmail?: string | undefined
  /** At most 30 characters. */
  readonly virtualAccountPhone?: string | undefined
  /** Default: the request's. */
  readonly totalAmount?: Amount | undefined
  /** Default: the request's. */
  readonly trxDateTime?: Date | string | undefined
  /** Default: the request's, each with status 00. At most 24. */
  readonly billDetails?: readonly AnsweredBill[] | undefined
  /** Default: the request's. At most 25. */
  readonly freeTexts?: readonly Bilingual[] | undefined
  /** Stands beside virtualAccountData, as the standard has it. */
  readonly additionalInfo?: OpenObject | undefined
}

const REQUEST: Fields<VaPaymentRequest> = {
  ...VA_NUMBERS,
  paymentRequestId: text(128),
  paidAmount: amount,
  virtualAccountName: optional(text(255)),
  virtualAccountEmail: optional(text(255)),
  virtualAccountPhone: optional(text(30)),
  trxId: optional(text(64)),
  channelCode: optional(text(4)),
  hashedSourceAccountNo: optional(text(32)),
  sourceBankCode: optional(text(11)),
  cumulativePaymentAmount: optional(amount),
  paidBills: optional(text(6)),
  totalAmount: optional(amount),
  trxDateTime: optional(date),
  referenceNo: optional(text(64)),
  journalNum: optional(text(6)),
  paymentType: optional(text(1)),
  flagAdvise: optional(text(1)),
  subCompany: optional(text(5)),
  billDetails: optional(list(object<PaidBill>({ ...BILL, billReferenceNo: optional(text(15)) }), MAXIMUM_BILLS)),
  freeTexts: optional(freeTexts),
  additionalInfo: optional(openObject),
}

const ANSWER: Fields<VaPaymentAnswer> = {
  virtualAccountName: optional(text(255)),
  virtualAccountEmail: optional(text(255)),
  virtualAccountPhone: optional(text(30)),
  totalAmount: optional(amount),
  trxDateTime: optional(instant),
  billDetails: optional(
    list(object<AnsweredBill>({ ...BILL, ...BILL_RESULT, billerReferenceId: optional(text(64)) }), MAXIMUM_BILLS),
  ),
  freeTexts: optional(freeTexts),
  additionalInfo: optional(openObject),
}

/** What the standard's answer repeats. An echo is as long as it came: trxId has 64 characters in the request and 32 in the answer. */
const ECHO = [
  ...VA_NUMBER_NAMES,
  'virtualAccountName',
  'virtualAccountEmail',
  'virtualAccountPhone',
  'trxId',
  'paymentRequestId',
  'paidAmount',
  'paidBills',
  'totalAmount',
  'trxDateTime',
  'referenceNo',
  'journalNum',
  'paymentType',
  'flagAdvise',
  'freeTexts',
]

/** The type of {@link vaPayment}. */
export type VaPayment = Service<VaPaymentRequest, VaPaymentAnswer, VaPaymentNotice>

/**
 * Virtual account payment (payment flag), service 25: the handler takes a payment, once, or answers `reject('paidBill')`,
 * `reject('invalidAmount')`, …
 *
 * In the standard's form each call reports money. Some gateways send it for expiries and denials, too: their dialects have a `meaning`. Where
 * a call of another one states a status that is not 00, nobody knows what it means: no handler runs.
 *
 * @see ASPI, "Transfer Kredit", Virtual Account, payment: /{version}/transfer-va/payment
 */
export const vaPayment: VaPayment = defineService<VaPaymentRequest, VaPaymentAnswer, VaPaymentNotice>({
  id: 'va-payment',
  path: '/v1.0/transfer-va/payment',
  code: '25',
  fields: REQUEST,
  otherFields: optionalBut(REQUEST, 'virtualAccountNo'),
  answer: ANSWER,
  meaning: (request) => (findOtherStatus(request) === undefined ? 'paid' : 'unknown'),
  statusField: findOtherStatus,
  duplicates: {
    key: ['paymentRequestId'],
    sameness: ['paymentRequestId', 'virtualAccountNo', 'paidAmount'],
    repeat: 'replay',
  },
  about: ['trxId', 'referenceNo'],
  toBody: ({ additionalInfo, billDetails, ...account }, { body }) => {
    const bills = billDetails ?? readBills(body.billDetails)
    return {
      virtualAccountData: Object.assign(pick(body, ECHO), account, {
        paymentFlagStatus: '00',
        paymentFlagReason: SUCCESS,
        ...(bills !== undefined && { billDetails: bills.map((bill) => ({ status: '00', reason: SUCCESS, ...bill })) }),
      }),
      ...(additionalInfo !== undefined && { additionalInfo }),
    }
  },
  toRefusalBody: vaRefusalBody('paymentFlagStatus', 'paymentFlagReason'),
})

/** The received bills as the answer has them: without the bank's own reference of each. */
function readBills(received: unknown): readonly Members[] | undefined {
  if (!Array.isArray(received)) return undefined
  const bills: readonly unknown[] = received
  return bills.filter(isMembers).map((bill) => pick(bill, Object.keys(BILL)))
}

/** Where gateways that send service 25 for expiries and denials say so; the standard has none of these in a request. */
const STATUS_FIELDS: readonly (readonly [path: string, outer: string, inner?: string])[] = [
  ['paymentFlagStatus', 'paymentFlagStatus'],
  ['latestTransactionStatus', 'latestTransactionStatus'],
  ['additionalInfo.paymentFlagStatus', 'additionalInfo', 'paymentFlagStatus'],
  ['additionalInfo.latestTransactionStatus', 'additionalInfo', 'latestTransactionStatus'],
]

/** The first field that states a status other than 00. */
function findOtherStatus(request: Members): string | undefined {
  const found = STATUS_FIELDS.find(([, outer, inner]) => {
    const value = inner === undefined ? request[outer] : readMember(request[outer], inner)
    return value !== undefined && value !== null && value !== '' && value !== '00'
  })
  return found?.[0]
}

function readMember(value: unknown, name: string): unknown {
  return isMembers(value) && Object.hasOwn(value, name) ? value[name] : undefined
}
