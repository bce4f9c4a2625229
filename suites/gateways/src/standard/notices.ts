import type { Body, NoticeCase, RefusalCase, Sample, UnknownStatus } from '../dialect-cases.ts'
import { bareRefusal, STANDARD } from './helpers.ts'

/** @see ASPI, service 52: sample of a request */
export const QR_NOTICE: Body = {
  originalReferenceNo: '2020102977770000000009',
  originalPartnerReferenceNo: '2020102900000000000001',
  latestTransactionStatus: '00',
  transactionStatusDesc: 'success',
  customerNumber: '6281388370001',
  accountType: 'tabungan',
  destinationNumber: '8377388292',
  destinationAccountName: 'John Doe',
  amount: { value: '12345678.00', currency: 'IDR' },
  sessionId: '0UYEB77329002HY',
  bankCode: '002',
  externalStoreId: '124928924949487',
  additionalInfo: { deviceId: '12345679237', channel: 'mobilephone' },
}

/** @see ASPI, service 56: sample of a request */
export const DEBIT_NOTICE: Body = {
  originalPartnerReferenceNo: '2020102900000000000001',
  originalReferenceNo: '2020102977770000000009',
  originalExternalId: '30443786930722726463280097920912',
  merchantId: '23489182303312',
  subMerchantId: '23489182303312',
  amount: { value: '10000.00', currency: 'IDR' },
  latestTransactionStatus: '00',
  transactionStatusDesc: 'success',
  createdTime: '2020-12-21T17:07:18+07:00',
  finishedTime: '2020-12-21T17:07:20+07:00',
  externalStoreId: '91863213913112',
  additionalInfo: { deviceId: '12345679237', channel: 'mobilephone' },
}

/** The standard's sample of service 52; its answer's additionalInfo is the handler's. */
export const QR_SAMPLE: Sample = {
  source: STANDARD,
  body: QR_NOTICE,
  answer: { additionalInfo: { deviceId: '12345679237', channel: 'mobilephone' } },
  expected: {
    responseCode: '2005200',
    responseMessage: 'Successful',
    additionalInfo: { deviceId: '12345679237', channel: 'mobilephone' },
  },
  seen: { originalReferenceNo: '2020102977770000000009', externalStoreId: '124928924949487' },
}

/** The standard's sample of service 56; its answer's approvalCode is the handler's. */
export const DEBIT_SAMPLE: Sample = {
  source: STANDARD,
  body: DEBIT_NOTICE,
  answer: { approvalCode: '201039000200' },
  expected: { responseCode: '2005600', responseMessage: 'Successful', approvalCode: '201039000200' },
  seen: { originalReferenceNo: '2020102977770000000009', amount: { value: '10000.00', currency: 'IDR' } },
}

/** @see ASPI, latestTransactionStatus of 52, 56, 72, 75, 76, 79 */
export const STANDARD_STATUSES: Readonly<Record<string, NoticeCase['meaning']>> = {
  '01': 'pending',
  '02': 'pending',
  '03': 'pending',
  '04': 'refunded',
  '05': 'cancelled',
  '06': 'denied',
  '07': 'denied',
}

/** A case for each status of a table. */
export function statusCases(
  table: Readonly<Record<string, NoticeCase['meaning']>> = STANDARD_STATUSES,
  { source = STANDARD, field = 'latestTransactionStatus' }: { source?: string; field?: string } = {},
): readonly NoticeCase[] {
  return Object.entries(table).map(([status, meaning]) => ({ source, change: { [field]: status }, meaning }))
}

/** A status that is on no list, a number, none, an empty one. */
export function unknownCases(field = 'latestTransactionStatus', ...more: readonly unknown[]): readonly UnknownStatus[] {
  return ['99', 0, undefined, null, '', ...more].map((status) => ({ change: { [field]: status }, field }))
}

/** Refusals of a notice: code and message alone. */
export function noticeRefusals(code: string, httpStatus = 404): readonly RefusalCase[] {
  return [
    bareRefusal('transactionNotFound', `404${code}01`, 'Transaction Not Found', { httpStatus }),
    bareRefusal('invalidAmount', `404${code}13`, 'Invalid Amount', { httpStatus }),
  ]
}
