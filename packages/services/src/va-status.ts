import {
  type Amount,
  amount,
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
import { type Bilingual, bilingual, freeTexts } from './bilingual.ts'
import { BILL, BILL_RESULT, type Bill, type BillResult, MAXIMUM_BILLS } from './bill.ts'
import { pick } from './members.ts'
import { VA_NUMBER_NAMES, VA_NUMBERS, type VaNumbers } from './va-numbers.ts'
import { vaNumbersBody } from './va-refusal-body.ts'

/** A bank asks how a virtual account's payment ended. */
export interface VaStatusRequest extends VaNumbers {
  /** Of which inquiry. Where it is absent, all transactions of the account are asked for. At most 128 characters. */
  readonly inquiryRequestId?: string | undefined
  /** Of which payment. At most 128 characters. */
  readonly paymentRequestId?: string | undefined
  readonly additionalInfo?: OpenObject | undefined
  /** Fields that the standard does not name reach the handler as they came. */
  readonly [field: string]: unknown
}

/** A bill, as the status shows it. */
export interface StatusBill extends Bill, BillResult {
  /** The bank's authorisation code of this bill. At most 15 characters. */
  readonly billReferenceNo?: string | undefined
}

/** One transaction of a virtual account. Its numbers are added by the library, and the request's identifiers where it gives none. */
export interface VaTransaction {
  /** `00` paid, `01` rejected, `02` timeout. At most 2 characters. */
  readonly paymentFlagStatus?: string | undefined
  /** At most 200 characters in a language. */
  readonly paymentFlagReason?: Bilingual | undefined
  /** At most 128 characters. Default: the request's. */
  readonly inquiryRequestId?: string | undefined
  /** Mandatory once a payment happened. At most 128 characters. Default: the request's. */
  readonly paymentRequestId?: string | undefined
  readonly paidAmount?: Amount | undefined
  /** At most 6 characters. */
  readonly paidBills?: string | undefined
  readonly totalAmount?: Amount | undefined
  /** When the bank took the money. */
  readonly trxDateTime?: Date | string | undefined
  /** When it was paid. */
  readonly transactionDate?: Date | string | undefined
  /** At most 15 characters. */
  readonly referenceNo?: string | undefined
  /** At most 1 character. */
  readonly paymentType?: string | undefined
  /** At most 1 character. */
  readonly flagAdvise?: string | undefined
  /** At most 24. */
  readonly billDetails?: readonly StatusBill[] | undefined
  /** At most 25. */
  readonly freeTexts?: readonly Bilingual[] | undefined
}

/** What the merchant knows of the account. */
export interface VaStatusAnswer {
  /**
   * What is known of the account. Exactly one where the request has inquiryRequestId: it goes out as an object. Else any number, which goes
   * out as a list. Nothing known is `reject('transactionNotFound')`.
   */
  readonly transactions: readonly VaTransaction[]
  readonly additionalInfo?: OpenObject | undefined
}

const REQUEST: Fields<VaStatusRequest> = {
  ...VA_NUMBERS,
  inquiryRequestId: optional(text(128)),
  paymentRequestId: optional(text(128)),
  additionalInfo: optional(openObject),
}

const TRANSACTION: Fields<VaTransaction> = {
  paymentFlagStatus: optional(text(2)),
  paymentFlagReason: optional(bilingual(200)),
  inquiryRequestId: optional(text(128)),
  paymentRequestId: optional(text(128)),
  paidAmount: optional(amount),
  paidBills: optional(text(6)),
  totalAmount: optional(amount),
  trxDateTime: optional(instant),
  transactionDate: optional(instant),
  referenceNo: optional(text(15)),
  paymentType: optional(text(1)),
  flagAdvise: optional(text(1)),
  billDetails: optional(
    list(object<StatusBill>({ ...BILL, ...BILL_RESULT, billReferenceNo: optional(text(15)) }), MAXIMUM_BILLS),
  ),
  freeTexts: optional(freeTexts),
}

const ANSWER: Fields<VaStatusAnswer> = {
  transactions: list(object<VaTransaction>(TRANSACTION)),
  additionalInfo: optional(openObject),
}

const ECHO = [...VA_NUMBER_NAMES, 'inquiryRequestId', 'paymentRequestId']

/** The type of {@link vaStatus}. */
export type VaStatus = Service<VaStatusRequest, VaStatusAnswer>

/**
 * Virtual account inquiry status, service 26, served by the side that holds the bill: the handler answers with what it knows of the
 * account's payment. Most merchants call it; few serve it.
 *
 * A refusal carries the account's numbers alone: a status of 01 would say that a payment was rejected.
 *
 * @see ASPI, "Transfer Kredit", Virtual Account, status: /{version}/transfer-va/status
 */
export const vaStatus: VaStatus = defineService<VaStatusRequest, VaStatusAnswer, Members>({
  id: 'va-status',
  path: '/v1.0/transfer-va/status',
  code: '26',
  fields: REQUEST,
  answer: ANSWER,
  about: ['virtualAccountNo', 'inquiryRequestId', 'paymentRequestId'],
  toBody: ({ transactions, additionalInfo }, { body, request }) => {
    const echo = pick(body, ECHO)
    const written = transactions.map((transaction) => ({ ...echo, ...transaction }))
    return {
      virtualAccountData: request.inquiryRequestId === undefined ? written : theOne(written),
      ...(additionalInfo !== undefined && { additionalInfo }),
    }
  },
  toRefusalBody: vaNumbersBody,
})

function theOne<Transaction>(transactions: readonly Transaction[]): Transaction {
  const [first] = transactions
  if (first !== undefined && transactions.length === 1) return first
  throw new RangeError(
    `the request names an inquiry, so exactly one transaction is expected, and ${transactions.length} came. Where nothing is known, answer reject('transactionNotFound').`,
  )
}
