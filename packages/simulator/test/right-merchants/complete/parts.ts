import { type Answer, writeAnswer } from './answers.ts'
import { type Bills, createBills, openBill } from './bills.ts'
import { formsOf, parseObject, readBody, valueAt } from './bodies.ts'
import { createDuplicates, type Duplicates } from './duplicates.ts'
import { checkFields } from './fields.ts'
import { findPartner, readBearer, readHeaders } from './headers.ts'
import { Refusal, toRefusal } from './refusal.ts'
import { findService } from './services.ts'
import { verifyWithPublicKey, verifyWithSecret } from './signatures.ts'
import { isFresh, parseTimestamp } from './timestamps.ts'
import { createTokens, isAlive, type Tokens } from './tokens.ts'

type Body = Readonly<Record<string, unknown>>

/** What a merchant is put together from. A bad merchant has another one of these. */
export interface Parts {
  readonly findService: typeof findService
  readonly methods: readonly string[]
  readonly readHeaders: typeof readHeaders
  readonly findPartner: typeof findPartner
  readonly readBearer: typeof readBearer
  readonly parseTimestamp: typeof parseTimestamp
  readonly isFresh: typeof isFresh
  readonly verifyWithPublicKey: typeof verifyWithPublicKey
  readonly verifyWithSecret: typeof verifyWithSecret
  /** What of the request target is in the string to sign. */
  signedTarget(target: string): string
  readonly formsOf: typeof formsOf
  readonly tokens: Tokens
  readonly isAlive: typeof isAlive
  /** Whether a token that was issued to `owner` serves `clientId`. */
  belongsTo(owner: string, clientId: string): boolean
  readonly readBody: typeof readBody
  readonly parseObject: typeof parseObject
  readonly checkFields: typeof checkFields
  isGrantType(value: unknown): boolean
  /** How long the business may take. */
  readonly deadlineMilliseconds: number
  readonly duplicates: Duplicates
  readonly bills: Bills
  /** The members of the token's answer besides code and message. */
  describeToken(accessToken: string): Body
  /** The bill. */
  inquire(request: Body, bills: Bills): Promise<Body>
  /** Takes the money. */
  pay(request: Body, bills: Bills): Promise<Body>
  readonly writeAnswer: typeof writeAnswer
  /** What goes back for what was thrown. */
  answerError(error: unknown, serviceCode: string): Answer
}

/** Parts that are all right. */
export function createRightParts(tokenSeconds: number): Parts {
  return {
    findService,
    methods: ['POST'],
    readHeaders,
    findPartner,
    readBearer,
    parseTimestamp,
    isFresh,
    verifyWithPublicKey,
    verifyWithSecret,
    signedTarget: (target) => target,
    formsOf,
    tokens: createTokens(tokenSeconds),
    isAlive,
    belongsTo: (owner, clientId) => owner === clientId,
    readBody,
    parseObject,
    checkFields,
    isGrantType: (value) => value === 'client_credentials',
    deadlineMilliseconds: 200,
    duplicates: createDuplicates(),
    bills: createBills(),
    describeToken: (accessToken) => ({
      accessToken,
      tokenType: 'Bearer',
      expiresIn: String(tokenSeconds),
      additionalInfo: {},
    }),
    inquire: describeBill,
    pay: takePayment,
    writeAnswer,
    answerError: (error, serviceCode) => {
      const { status, caseCode, message } = toRefusal(error)
      return writeAnswer({ status, serviceCode, caseCode, message })
    },
  }
}

async function describeBill(request: Body, bills: Bills): Promise<Body> {
  const { payNo, customerName, title, amount, reference, dueAt } = await openBill(bills, String(request.payNo))
  return {
    payNoData: {
      partnerServiceId: request.partnerServiceId,
      customerNo: request.customerNo,
      payNo,
      payNoName: customerName,
      goodsName: title,
      payNoPhone: '081298765432',
      payNoEmail: 'siti@example.com',
      inquiryRequestId: request.inquiryRequestId,
      totalAmount: { value: amount, currency: 'IDR' },
      partnerReferenceNo: reference,
      mitraCd: request.mitraCd,
      payNoExpiredDateTime: dueAt,
    },
  }
}

async function takePayment(request: Body, bills: Bills): Promise<Body> {
  const bill = await openBill(bills, String(request.payNo))
  const isWhole =
    Number(valueAt(request, 'paidAmount.value')) === Number(bill.amount) &&
    valueAt(request, 'paidAmount.currency') === 'IDR'
  if (!isWhole) throw new Refusal(404, '13', 'Invalid Amount')
  if (!bills.pay(bill)) throw new Refusal(404, '14', 'Paid Bill')
  return { payNoData: { ...request, partnerReferenceNo: bill.reference } }
}
