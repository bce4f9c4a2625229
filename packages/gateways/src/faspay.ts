import { defineGateway, type GatewayFactory } from '@snap-sdk/core'
import {
  type QrMpmNotify,
  qrMpmNotify,
  type VaInquiry,
  type VaPayment,
  type VaStatus,
  vaInquiry,
  vaPayment,
  vaStatus,
} from '@snap-sdk/services'
import type { DialectFacts } from './fact.ts'

/**
 * Faspay: VA inquiry, payment and status, and QRIS.
 *
 * Only how calls are signed, and their headers, is documented. The services, the signed path and the HTTP status are what merchants'
 * public code shows: confirm them with Faspay.
 *
 * @see docs.faspay.co.id, "SNAP Virtual Account" and "Signature SNAP"
 */
export const faspay: GatewayFactory<{
  vaInquiry: VaInquiry
  vaPayment: VaPayment
  vaStatus: VaStatus
  qrNotify: QrMpmNotify
}> = defineGateway({
  name: 'faspay',
  signature: 'asymmetric',
  token: false,
  headers: { 'X-PARTNER-ID': true, 'X-EXTERNAL-ID': true, 'CHANNEL-ID': true },
  signedPath: { prefix: 'none' },
  httpStatus: 'finalAs200',
  services: { vaInquiry, vaPayment, vaStatus, qrNotify: qrMpmNotify },
})

const DOCS = 'docs.faspay.co.id, SNAP Virtual Account'
const SIGNATURE = 'docs.faspay.co.id, Signature SNAP'
const MERCHANT = 'github:corsysgit/api-faspay-snap-va (a merchant)'

/** What stands behind each row of {@link faspay}. */
export const faspayFacts: DialectFacts = {
  signature: { certainty: 'documented', source: SIGNATURE },
  token: { certainty: 'documented', source: SIGNATURE, note: 'Signed without a token.' },
  'headers.X-PARTNER-ID': { certainty: 'documented', source: DOCS, note: 'The merchant ID, 5 characters.' },
  'headers.X-EXTERNAL-ID': { certainty: 'documented', source: DOCS, note: '36 digits, unique in a day.' },
  'headers.CHANNEL-ID': {
    certainty: 'conflicting',
    source: DOCS,
    note: 'The table says 77001, a sample shows 88001: any text in the form of the standard passes.',
  },
  signedPath: {
    certainty: 'inferred',
    source: MERCHANT,
    note: 'It serves the calls under /openapi and verifies /v1.0/transfer-va/… without that prefix.',
  },
  httpStatus: { certainty: 'inferred', source: MERCHANT, note: 'It answers HTTP 200 always.' },
  vaInquiry: { certainty: 'inferred', source: MERCHANT },
  vaPayment: { certainty: 'inferred', source: MERCHANT },
  vaStatus: { certainty: 'inferred', source: MERCHANT },
  qrNotify: { certainty: 'inferred', source: 'public code index id 66824474417 (a merchant)' },
}
