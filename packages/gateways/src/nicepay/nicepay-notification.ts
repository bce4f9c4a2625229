import { amount, defineGateway, type GatewayFactory, opaque } from '@snap-sdk/core'
import {
  type DebitNotify,
  debitNotify,
  type QrMpmNotify,
  qrMpmNotify,
  type VaPayment,
  vaPayment,
} from '@snap-sdk/services'
import type { DialectFacts } from '../fact.ts'
import { NICEPAY_ADDRESSES } from './addresses.ts'
import { type PayoutNotify, payoutNotify } from './payout-notify.ts'

/** What NICEPAY notifies of without a token. */
export type NicepayNotificationServices = {
  readonly vaPayment: VaPayment
  readonly qrNotify: QrMpmNotify
  readonly debitNotify: DebitNotify
  readonly payoutNotify: PayoutNotify
}

/**
 * NICEPAY's notifications of plain virtual accounts, QRIS, e-wallets and payouts: named by X-CLIENT-KEY, signed over
 * `clientId|timestamp` with a key of their own, without token and external ID.
 *
 * That signature covers neither path nor body: whoever sees one call can send another body within the window of time. Allow NICEPAY's
 * addresses only, and ask NICEPAY for the status of a transaction before goods leave the house.
 *
 * NIVA's payment, on the same path and for the same merchant ID, belongs to {@link nicepay}: it is told apart by its X-PARTNER-ID.
 *
 * @example
 * const notices = nicepayNotification({
 *   partners: [{
 *     clientId: 'IONPAYTEST',
 *     publicKeys: process.env.NICEPAY_NOTIFICATION_KEY,
 *     allowedAddresses: nicepayNotification.addresses.production,
 *   }],
 *   handlers: { vaPayment: takePayment, qrNotify: takeQris },
 *   otherStatus: async ({ service, meaning, request }) => { await noteStatus(service, meaning, request) },
 * })
 */
export const nicepayNotification: GatewayFactory<NicepayNotificationServices> =
  defineGateway<NicepayNotificationServices>({
    name: 'nicepay-notification',
    basePath: '/api',
    signature: 'client-id',
    token: false,
    caller: 'X-CLIENT-KEY',
    headers: { 'X-EXTERNAL-ID': false, 'CHANNEL-ID': false },
    services: {
      vaPayment: vaPayment.with({
        fields: { partnerServiceId: opaque(20), customerNo: opaque(40) },
        duplicates: {
          key: ['paymentRequestId'],
          sameness: ['paymentRequestId', 'trxId', 'virtualAccountNo', 'paidAmount'],
        },
      }),
      qrNotify: qrMpmNotify.with({ fields: { amount } }),
      debitNotify: debitNotify.with({ fields: { amount } }),
      payoutNotify,
    },
    addresses: NICEPAY_ADDRESSES,
  })

const PAGE = 'docs.nicepay.co.id/en/nicepay-api-snap-notification-virtual-account'
const QRIS_PAGE = `${PAGE}, its sibling for QRIS`
const EWALLET_PAGE = `${PAGE}, its sibling for e-wallets`
const PAYOUT_PAGE = `${PAGE}, its sibling for payouts`

const AMOUNT_NOTE =
  'The page has the amount as mandatory, of 12 characters; a longer one is taken, since a refusal would lose a payment of a billion rupiah.'

/** What each row rests on. */
export const nicepayNotificationFacts: DialectFacts = {
  basePath: { certainty: 'documented', source: PAGE },
  signature: {
    certainty: 'documented',
    source: `${PAGE}; NICEPAY's SDKs, which publish a key and a signature (github nicepay-dev/nodejs, java)`,
    note: 'RSA over clientId|X-TIMESTAMP with a key of its own, sent by e-mail. It covers neither path nor body: allow the published addresses only.',
  },
  token: { certainty: 'documented', source: PAGE, note: 'No Authorization header.' },
  caller: { certainty: 'documented', source: PAGE },
  'headers.X-EXTERNAL-ID': { certainty: 'documented', source: PAGE, note: 'Absent.' },
  'headers.CHANNEL-ID': { certainty: 'documented', source: PAGE, note: 'Absent.' },
  addresses: {
    certainty: 'documented',
    source: PAGE,
    note: 'As for NICO and NIVA. Older pages print 103.20.51.0/24 and 103.117.8.0/24.',
  },
  vaPayment: {
    certainty: 'documented',
    source: PAGE,
    note: 'The path is that of NIVA’s payment, too. The table of fields ends after trxDateTime in every public copy.',
  },
  'vaPayment.fields': {
    certainty: 'conflicting',
    source: `${PAGE}; docs.nicepay.co.id/en/nicepay-api-snap-registration-virtual-account`,
    note: 'partnerServiceId 20, customerNo 40. virtualAccountNo has 16 here and up to 23 on the registration page: 28, the length of the standard, are taken. So are amounts of more than 12 characters.',
  },
  'vaPayment.duplicates': {
    certainty: 'inferred',
    source: PAGE,
    note: 'paymentRequestId names the payment; trxId may be that of a virtual account which is paid many times.',
  },
  qrNotify: {
    certainty: 'documented',
    source: QRIS_PAGE,
    note: "00 success and 05 cancelled are those of the standard. An older copy prints …/qr-mpm-notif: paths: { qrNotify: '/api/v1.0/qr/qr-mpm-notif' }.",
  },
  'qrNotify.fields': { certainty: 'documented', source: QRIS_PAGE, note: AMOUNT_NOTE },
  debitNotify: {
    certainty: 'documented',
    source: EWALLET_PAGE,
    note: 'The table ends at latestTransactionStatus in every public copy: its values are those of the standard.',
  },
  'debitNotify.fields': { certainty: 'documented', source: EWALLET_PAGE, note: AMOUNT_NOTE },
  payoutNotify: {
    certainty: 'documented',
    source: PAYOUT_PAGE,
    note: '00 success reaches payoutNotify; 03 pending and 09 failed reach otherStatus: that this money leaves the merchant is for the ledger to know. No service digits are printed: 00 is inferred from NICO, which has no service of the standard either. The table ends after beneficiaryName in every public copy; the fields of the beneficiary are taken as optional, and the amount is inferred. So is the identity: a payout is notified of once in each status.',
  },
}
