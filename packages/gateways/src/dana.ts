import { amount, defineGateway, type GatewayFactory, type Meaning, text } from '@snap-sdk/core'
import { type DebitNotify, debitNotify } from '@snap-sdk/services'
import type { DialectFacts } from './fact.ts'
import { readListedStatus } from './listed-status.ts'

/** What DANA calls a merchant with. */
export type DanaServices = { readonly debitNotify: DebitNotify }

/** DANA sends these two, and nothing else. */
const STATUSES: Readonly<Record<string, Meaning>> = { '00': 'paid', '05': 'cancelled' }

/**
 * DANA: one notice, "finish notify", for wallet payments, QRIS and virtual accounts alike; signed over the body with DANA's key, without a
 * token. It goes to whatever path the merchant registered, and that path is signed: say it in `paths`.
 *
 * `X-TIMESTAMP` is the moment of sending, up to days after the payment: `finishedTime` dates it.
 *
 * @example
 * const wallet = dana({
 *   partners: [{ clientId: '2025091611385324660336', publicKeys: process.env.DANA_PUBLIC_KEY }],
 *   paths: { debitNotify: '/hooks/dana' },
 *   handlers: { debitNotify: takePayment },
 *   otherStatus: async ({ meaning, request }) => { await noteStatus(request.originalPartnerReferenceNo, meaning) },
 * })
 */
export const dana: GatewayFactory<DanaServices> = defineGateway<DanaServices>({
  name: 'dana',
  signature: 'asymmetric',
  token: false,
  deadlineMilliseconds: 7000,
  services: {
    debitNotify: debitNotify.with({
      fields: { originalPartnerReferenceNo: text(64), amount },
      meaning: ({ latestTransactionStatus }) => readListedStatus(latestTransactionStatus, STATUSES),
      duplicates: {
        key: ['originalReferenceNo', 'latestTransactionStatus'],
        sameness: [
          'originalReferenceNo',
          'originalPartnerReferenceNo',
          'merchantId',
          'latestTransactionStatus',
          'amount',
        ],
        repeat: 'replay',
        keepDays: 14,
      },
    }),
  },
})

const SDK = 'github dana-id/dana-python@ae03322 tests/test_webhook.py; dana-go webhook/webhook.go'
const DELIVERIES = `real deliveries in ${SDK}`

/** What each row rests on. */
export const danaFacts: DialectFacts = {
  signature: {
    certainty: 'documented',
    source: DELIVERIES,
    note: "RSA-2048 over the body's bytes as received, which hold JSON inside JSON. DANA's own SDK also tries rewritten bodies: that is not copied. The document for virtual accounts allows HMAC, too.",
  },
  token: { certainty: 'documented', source: DELIVERIES, note: 'No Authorization header.' },
  deadlineMilliseconds: {
    certainty: 'documented',
    source: 'DANA documents: 8 s',
    note: 'One second is left for the way.',
  },
  timeout: { certainty: 'documented', source: 'DANA documents', note: '8 s.' },
  retries: {
    certainty: 'inferred',
    source: DELIVERIES,
    note: 'No schedule is published. Notices were sent from 13 minutes to 4 days after the payment.',
  },
  debitNotify: {
    certainty: 'documented',
    source: `DANA documents; ${DELIVERIES}`,
    note: '/v1.0/debit/notify in the documents; real deliveries go to the path that the merchant registered, which is the path signed: paths: { debitNotify: … }. An internal error is 5005601 in its UAT scripts; other failures are 5005600 here.',
  },
  'debitNotify.fields': {
    certainty: 'documented',
    source: SDK,
    note: "Both references and the amount are mandatory, as in DANA's models. createdTime, finishedTime and additionalInfo.paidTime are ISO 8601 or epoch milliseconds. QRIS notices spell externalStoreID.",
  },
  'debitNotify.meaning': {
    certainty: 'documented',
    source: `${SDK}: models`,
    note: '00 paid, 05 cancelled. Another status runs no handler.',
  },
  'debitNotify.duplicates': {
    certainty: 'inferred',
    source: DELIVERIES,
    note: 'Known by originalReferenceNo and status: copies of one notice may carry different X-EXTERNAL-IDs. Answers are kept for 14 days, since notices come for days.',
  },
}
