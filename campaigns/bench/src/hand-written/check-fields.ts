import type { Received } from '../floor/answers.ts'
import type { Sample } from '../workload/workloads.ts'

type Check = (value: unknown) => boolean

/** What a field must be, by name; `?` stands behind those that may be missing. */
type Form = Readonly<Record<string, Check>>

const text =
  (maximum: number): Check =>
  (value) =>
    typeof value === 'string' && value !== '' && value.length <= maximum

const AMOUNT_VALUE = /^\d{1,16}\.\d{2}$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/

const amount: Check = (value) =>
  isMembers(value) && typeof value.value === 'string' && AMOUNT_VALUE.test(value.value) && value.currency === 'IDR'
const time: Check = (value) => typeof value === 'string' && TIME.test(value)
const members: Check = (value) => isMembers(value)
const object =
  (form: Form): Check =>
  (value) =>
    isMembers(value) && findWrongField(value, form) === undefined
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= 24 && value.every(check)

const BILINGUAL = object({ 'english?': text(64), 'indonesia?': text(64) })
const BILL: Form = {
  'billNo?': text(18),
  'billDescription?': BILINGUAL,
  'billSubCompany?': text(5),
  'billAmount?': amount,
  'additionalInfo?': members,
}
const VA_NUMBERS: Form = { partnerServiceId: text(8), customerNo: text(20), virtualAccountNo: text(28) }
const VA_PAYMENT: Form = {
  ...VA_NUMBERS,
  paymentRequestId: text(128),
  paidAmount: amount,
  'virtualAccountName?': text(255),
  'virtualAccountEmail?': text(255),
  'virtualAccountPhone?': text(30),
  'channelCode?': text(4),
  'totalAmount?': amount,
  'trxDateTime?': time,
  'referenceNo?': text(64),
  'flagAdvise?': text(1),
  'subCompany?': text(5),
  'billDetails?': list(object({ ...BILL, 'billReferenceNo?': text(15) })),
  'additionalInfo?': members,
}
const NICO_NUMBERS: Form = {
  partnerServiceId: text(4),
  customerNo: text(8),
  payNo: text(12),
  inquiryRequestId: text(40),
  mitraCd: text(4),
}

/** What each request must be, as its document has it. */
const REQUEST_FORMS: Readonly<Record<Sample, Form>> = {
  token: { grantType: (value) => value === 'client_credentials', 'additionalInfo?': members },
  nicoInquiry: NICO_NUMBERS,
  bcaPayment: VA_PAYMENT,
  midtransPayment: {
    ...VA_PAYMENT,
    trxId: text(64),
    additionalInfo: object({ paymentFlagStatus: text(2), 'bank?': text(64), 'merchantId?': text(64) }),
  },
  midtransQris: {
    originalReferenceNo: text(64),
    latestTransactionStatus: text(2),
    'originalPartnerReferenceNo?': text(64),
    'transactionStatusDesc?': text(50),
    'amount?': amount,
    'externalStoreID?': text(64),
    'additionalInfo?': members,
  },
}

/** What each answer must be. */
const ANSWER_FORMS: Readonly<Record<Exclude<Sample, 'token'>, Form>> = {
  nicoInquiry: {
    payNoData: object({
      ...NICO_NUMBERS,
      payNoName: text(100),
      goodsName: text(200),
      payNoPhone: text(15),
      payNoEmail: text(100),
      totalAmount: amount,
      partnerReferenceNo: text(40),
      payNoExpiredDateTime: time,
    }),
  },
  bcaPayment: {
    virtualAccountData: object({
      ...VA_NUMBERS,
      paymentFlagStatus: text(2),
      paymentFlagReason: BILINGUAL,
      'billDetails?': list(object({ ...BILL, status: text(2), reason: BILINGUAL })),
    }),
  },
  midtransPayment: { virtualAccountData: object({ ...VA_NUMBERS, trxId: text(64) }) },
  midtransQris: {},
}

/** The first field of a request that is missing or wrong; `undefined` where all are as they should be. */
export function findWrongRequestField(sample: Sample, request: Received): string | undefined {
  return findWrongField(request, REQUEST_FORMS[sample])
}

/** The first field of an answer that is missing or wrong. */
export function findWrongAnswerField(sample: Exclude<Sample, 'token'>, answer: object): string | undefined {
  return findWrongField({ ...answer }, ANSWER_FORMS[sample])
}

function findWrongField(value: Received, form: Form): string | undefined {
  for (const [key, check] of entriesOf(form)) {
    const found = value[key.name]
    if (found === undefined || found === null ? !key.optional : !check(found)) return key.name
  }
  return undefined
}

type Entry = readonly [{ readonly name: string; readonly optional: boolean }, Check]

const ENTRIES = new WeakMap<Form, readonly Entry[]>()

/** A form's rows, read once. */
function entriesOf(form: Form): readonly Entry[] {
  const known = ENTRIES.get(form)
  if (known !== undefined) return known
  const entries = Object.entries(form).map(
    ([key, check]): Entry => [{ name: key.replace('?', ''), optional: key.endsWith('?') }, check],
  )
  ENTRIES.set(form, entries)
  return entries
}

export function isMembers(value: unknown): value is Received {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
