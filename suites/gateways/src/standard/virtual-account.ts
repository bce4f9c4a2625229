import type { Body, RefusalCase, Sample } from '../dialect-cases.ts'
import { GENERAL_CODES, pick, STANDARD } from './helpers.ts'

const NUMBERS = {
  partnerServiceId: '  088899',
  customerNo: '12345678901234567890',
  virtualAccountNo: '  08889912345678901234567890',
} as const

export const SUCCESS: Body = { english: 'Success', indonesia: 'Sukses' }

const RUPIAH = { value: '12345678.00', currency: 'IDR' } as const
const FREE_TEXTS = [{ english: 'Free text', indonesia: 'Tulisan bebas' }] as const

/** @see ASPI, service 24: sample of a request; the key of the time is txnDateInit there */
export const VA_INQUIRY: Body = {
  ...NUMBERS,
  txnDateInit: '20201231T235959Z',
  channelCode: 6011,
  language: 'ID',
  amount: RUPIAH,
  hashedSourceAccountNo: 'abcdefghijklmnopqrstuvwxyz123456',
  sourceBankCode: '008',
  passApp: 'abcdefghijklmnopqrstuvwxyz',
  inquiryRequestId: 'abcdef-123456-abcdef',
  additionalInfo: { deviceId: '12345679237', channel: 'mobilephone' },
}

const INQUIRED_BILL: Body = {
  billCode: '01',
  billNo: '123456789012345678',
  billName: 'Bill A for Jan',
  billShortName: 'Bill A',
  billDescription: { english: 'Maintenance', indonesia: 'Pemeliharaan' },
  billSubCompany: '00001',
  billAmount: RUPIAH,
  billAmountLabel: 'Total Tagihan',
  billAmountValue: 'Rp. 50.000,-',
  additionalInfo: {},
}

/** @see ASPI, service 24: sample of an answer */
export const VA_INQUIRY_ACCOUNT: Body = {
  virtualAccountName: 'Jokul Doe',
  virtualAccountEmail: 'john@email.com',
  virtualAccountPhone: '6281828384858',
  totalAmount: RUPIAH,
  subCompany: '12345',
  billDetails: [INQUIRED_BILL],
  freeTexts: FREE_TEXTS,
  virtualAccountTrxType: 'C',
  feeAmount: RUPIAH,
}

const INQUIRY_INFO = { deviceId: '12345679237', channel: 'mobilephone' } as const

/** The standard's sample of service 24, with answer. */
export const VA_INQUIRY_SAMPLE: Sample = {
  source: STANDARD,
  body: VA_INQUIRY,
  answer: { ...VA_INQUIRY_ACCOUNT, additionalInfo: INQUIRY_INFO },
  expected: {
    responseCode: '2002400',
    responseMessage: 'Successful',
    virtualAccountData: {
      inquiryStatus: '00',
      inquiryReason: SUCCESS,
      ...NUMBERS,
      inquiryRequestId: 'abcdef-123456-abcdef',
      ...VA_INQUIRY_ACCOUNT,
    },
    additionalInfo: INQUIRY_INFO,
  },
  seen: {
    partnerServiceId: '088899',
    virtualAccountNo: '08889912345678901234567890',
    trxDateInit: '20201231T235959Z',
    channelCode: '6011',
  },
}

/** @see ASPI, service 25: sample of a request */
export const VA_PAYMENT: Body = {
  ...NUMBERS,
  virtualAccountName: 'Jokul Doe',
  virtualAccountEmail: 'jokul@email.com',
  virtualAccountPhone: '6281828384858',
  trxId: 'abcdefgh1234',
  paymentRequestId: 'abcdef-123456-abcdef',
  channelCode: 6011,
  hashedSourceAccountNo: 'abcdefghijklmnopqrstuvwxyz123456',
  sourceBankCode: '008',
  paidAmount: RUPIAH,
  cumulativePaymentAmount: RUPIAH,
  paidBills: '95000',
  totalAmount: RUPIAH,
  trxDateTime: '20201231T235959Z',
  referenceNo: '123456789012345',
  journalNum: '123456',
  paymentType: 1,
  flagAdvise: 'Y',
  subCompany: '12345',
  billDetails: [
    {
      billCode: '01',
      billNo: '123456789012345678',
      billName: 'Bill A for Jan',
      billShortName: 'Bill A',
      billDescription: { english: 'Maintenance', indonesia: 'Pemeliharaan' },
      billSubCompany: '00001',
      billAmount: RUPIAH,
      additionalInfo: {},
      billReferenceNo: '123456789012345',
    },
  ],
  freeTexts: FREE_TEXTS,
  additionalInfo: {},
}

/** What an answer to a payment repeats of it. */
const PAYMENT_ECHO = [
  'partnerServiceId',
  'customerNo',
  'virtualAccountNo',
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
] as const

const BILL_ECHO = [
  'billCode',
  'billNo',
  'billName',
  'billShortName',
  'billDescription',
  'billSubCompany',
  'billAmount',
] as const

/** What the standard's answer to a payment holds beside code and message. */
export function paidAccount(body: Body): Body {
  const bills = Array.isArray(body.billDetails)
    ? body.billDetails.map((bill: Body) => ({ status: '00', reason: SUCCESS, ...pick(bill, ...BILL_ECHO) }))
    : undefined
  return {
    ...pick(body, ...PAYMENT_ECHO),
    paymentFlagStatus: '00',
    paymentFlagReason: SUCCESS,
    ...(bills === undefined ? {} : { billDetails: bills }),
  }
}

/** A payment that a handler takes without a word: the answer echoes it. */
export function vaPaymentSample(source: string, body: Body, seen: Body = {}): Sample {
  return {
    source,
    body,
    expected: { responseCode: '2002500', responseMessage: 'Successful', virtualAccountData: paidAccount(body) },
    seen,
  }
}

/** The standard's sample of service 25. */
export const VA_PAYMENT_SAMPLE: Sample = vaPaymentSample(STANDARD, VA_PAYMENT, {
  partnerServiceId: '088899',
  virtualAccountNo: '08889912345678901234567890',
  paymentRequestId: 'abcdef-123456-abcdef',
  paidAmount: RUPIAH,
  channelCode: '6011',
})

/** Reasons in both languages, as a payer may be told. */
const REASONS = {
  paidBill: { english: 'Bill has been paid', indonesia: 'Tagihan telah dibayar' },
  invalidBill: { english: 'Bill not found', indonesia: 'Tagihan tidak ditemukan' },
  expiredBill: { english: 'Bill has expired', indonesia: 'Tagihan telah kedaluwarsa' },
  invalidAmount: { english: 'Invalid amount', indonesia: 'Nominal tidak sesuai' },
} as const

const INQUIRY_REFUSALS = {
  paidBill: ['14', 'Paid Bill'],
  invalidBill: ['12', 'Invalid Bill/Virtual Account [not registered]'],
  expiredBill: ['19', 'Invalid Bill/Virtual Account'],
} as const
const PAYMENT_REFUSALS = { ...INQUIRY_REFUSALS, invalidAmount: ['13', 'Invalid Amount'] } as const

export interface RefusalOptions {
  readonly source?: string
  /** Default 404. */
  readonly httpStatus?: number
  /** Texts of this gateway's own. */
  readonly messages?: Readonly<Record<string, string>>
}

/** Refusals of service 24: status 01, the numbers as received, and the reason in both languages. */
export function vaInquiryRefusals(body: Body, options: RefusalOptions = {}): readonly RefusalCase[] {
  return vaRefusals('24', ['inquiryStatus', 'inquiryReason'], INQUIRY_REFUSALS, body, options)
}

/** The same of service 25. */
export function vaPaymentRefusals(body: Body, options: RefusalOptions = {}): readonly RefusalCase[] {
  return vaRefusals('25', ['paymentFlagStatus', 'paymentFlagReason'], PAYMENT_REFUSALS, body, options)
}

function vaRefusals(
  code: string,
  [status, reason]: readonly [string, string],
  table: Readonly<Partial<Record<keyof typeof REASONS, readonly [string, string]>>>,
  body: Body,
  { source = GENERAL_CODES, httpStatus = 404, messages = {} }: RefusalOptions,
): readonly RefusalCase[] {
  return (Object.keys(table) as (keyof typeof REASONS)[]).map((outcome) => {
    const [caseCode = '', message = ''] = table[outcome] ?? []
    return {
      source,
      outcome,
      reason: 'not registered',
      httpStatus,
      expected: {
        responseCode: `404${code}${caseCode}`,
        responseMessage: messages[outcome] ?? message,
        virtualAccountData: {
          ...pick(body, 'partnerServiceId', 'customerNo', 'virtualAccountNo', 'inquiryRequestId', 'paymentRequestId'),
          [status]: '01',
          [reason]: REASONS[outcome],
        },
      },
    }
  })
}

/** @see ASPI, service 26: sample of a request */
export const VA_STATUS: Body = {
  ...NUMBERS,
  inquiryRequestId: 'abcdef-123456-abcdef',
  paymentRequestId: 'abcdef-123456-abcdef',
  additionalInfo: {},
}

const STATUS_TRANSACTION = {
  paymentFlagStatus: '00',
  paymentFlagReason: SUCCESS,
  paidAmount: RUPIAH,
  totalAmount: RUPIAH,
  transactionDate: '2020-12-31T23:59:59+07:00',
  referenceNo: '123456789012345',
} as const

/** Service 26 with the members of the standard's answer that a merchant knows. */
export const VA_STATUS_SAMPLE: Sample = {
  source: STANDARD,
  body: VA_STATUS,
  answer: { transactions: [STATUS_TRANSACTION] },
  expected: {
    responseCode: '2002600',
    responseMessage: 'Successful',
    virtualAccountData: {
      ...NUMBERS,
      inquiryRequestId: 'abcdef-123456-abcdef',
      paymentRequestId: 'abcdef-123456-abcdef',
      ...STATUS_TRANSACTION,
    },
  },
}
