import { defineGateway, type GatewayFactory, type Meaning, type Members } from '@snap-sdk/core'
import {
  type DebitNotify,
  debitNotify,
  type QrMpmNotify,
  qrMpmNotify,
  readStatus,
  type VaPayment,
  vaPayment,
} from '@snap-sdk/services'
import type { DialectFacts } from './fact.ts'
import { readAdditionalInfo } from './read-additional-info.ts'

/** Of service 25, where these two are all that Durianpay documents: completed and rejected. */
const VA_MEANINGS: ReadonlyMap<unknown, Meaning> = new Map<unknown, Meaning>([
  ['00', 'paid'],
  ['09', 'denied'],
])

const readNotice = ({ latestTransactionStatus }: Members): Meaning =>
  readStatus(latestTransactionStatus, { '09': 'denied' })

/**
 * Durianpay: VA payment, QRIS and e-wallet notices.
 *
 * It sends service 25 for a rejected payment, too: `additionalInfo.latestTransactionStatus` tells them apart. It must hear HTTP 200
 * within 5 seconds, else it sends the same payload again up to five times.
 *
 * @see docs.durianpay.id, "SNAP Virtual Account Notify", "SNAP QRIS Notification", "eWallet Notification"
 */
export const durianpay: GatewayFactory<{ vaPayment: VaPayment; qrNotify: QrMpmNotify; debitNotify: DebitNotify }> =
  defineGateway({
    name: 'durianpay',
    signature: 'asymmetric',
    token: false,
    httpStatus: 'finalAs200',
    outcomes: { conflict: { responseCode: '4091100' } },
    deadlineMilliseconds: 4000,
    services: {
      vaPayment: vaPayment.with({
        meaning: (request) => VA_MEANINGS.get(readAdditionalInfo(request, 'latestTransactionStatus')) ?? 'unknown',
        statusField: 'additionalInfo.latestTransactionStatus',
        duplicates: {
          key: [
            'paymentRequestId',
            'originalReferenceNo?',
            'additionalInfo.rrn?',
            'additionalInfo.latestTransactionStatus',
          ],
        },
      }),
      qrNotify: qrMpmNotify.with({
        meaning: readNotice,
        duplicates: { key: ['originalReferenceNo', 'latestTransactionStatus', 'additionalInfo.rrn?'] },
      }),
      debitNotify: debitNotify.with({
        meaning: readNotice,
        duplicates: { key: ['originalReferenceNo', 'latestTransactionStatus', 'additionalInfo.rrn?'] },
      }),
    },
  })

const DOCS = 'docs.durianpay.id'
const DEDUPE =
  'Durianpay: deduplicate by originalReferenceNo and, where it is sent, additionalInfo.rrn; the status is added.'

const STATUSES = "latestTransactionStatus at the top: the standard's values, and 09 rejected, which is denied."

/** What stands behind each row of {@link durianpay}. */
export const durianpayFacts: DialectFacts = {
  signature: { certainty: 'documented', source: DOCS },
  token: { certainty: 'documented', source: DOCS, note: 'Signed without a token.' },
  httpStatus: { certainty: 'documented', source: DOCS, note: 'It must hear HTTP 200.' },
  outcomes: {
    certainty: 'documented',
    source: DOCS,
    note: '4091100 for a repeated X-EXTERNAL-ID, whatever the service.',
  },
  deadlineMilliseconds: { certainty: 'documented', source: DOCS, note: 'A second below its time-out.' },
  vaPayment: {
    certainty: 'documented',
    source: DOCS,
    note: 'The base URL is configured there, this path is appended.',
  },
  'vaPayment.meaning': {
    certainty: 'documented',
    source: DOCS,
    note: 'additionalInfo.latestTransactionStatus: 00 completed is paid, 09 rejected is denied; all else is unknown.',
  },
  'vaPayment.statusField': { certainty: 'documented', source: DOCS },
  'vaPayment.duplicates': {
    certainty: 'inferred',
    source: `${DOCS}; ASPI, service 25`,
    note: `${DEDUPE} The standard's paymentRequestId leads, since no field list of 25 names originalReferenceNo.`,
  },
  qrNotify: { certainty: 'documented', source: DOCS },
  'qrNotify.meaning': { certainty: 'documented', source: DOCS, note: STATUSES },
  'qrNotify.duplicates': { certainty: 'documented', source: DOCS, note: DEDUPE },
  debitNotify: { certainty: 'documented', source: DOCS },
  'debitNotify.meaning': { certainty: 'documented', source: DOCS, note: STATUSES },
  'debitNotify.duplicates': { certainty: 'documented', source: DOCS, note: DEDUPE },
  retries: { certainty: 'documented', source: DOCS, note: 'After 2, 5, 10, 90 and 210 minutes, the payload the same.' },
  timeout: { certainty: 'documented', source: DOCS, note: '5 s.' },
}
