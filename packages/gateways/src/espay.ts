import { defineGateway, type GatewayFactory } from '@snap-sdk/core'
import { type VaInquiry, type VaPayment, vaInquiry, vaPayment } from '@snap-sdk/services'
import type { DialectFacts } from './fact.ts'
import { readAdditionalInfo } from './read-additional-info.ts'

/**
 * Espay: VA inquiry and payment. Its partnerServiceId (`   ESPAY`) and customerNo (the merchant's code) are letters, its virtualAccountNo
 * is the order's number.
 *
 * A payment is one where `additionalInfo.transactionStatus` is `S`; no other value is known, so every other one runs no handler. The
 * answer may carry `additionalInfo: { reconcileId, reconcileDatetime }`. Both are what a merchant's public code shows.
 *
 * @see docs.espay.id, SNAP VA inquiry and payment
 */
export const espay: GatewayFactory<{ vaInquiry: VaInquiry; vaPayment: VaPayment }> = defineGateway({
  name: 'espay',
  signature: 'asymmetric',
  token: false,
  headers: { 'X-PARTNER-ID': /^[\x21-\x7e]{1,50}$/, 'X-EXTERNAL-ID': true, 'CHANNEL-ID': true },
  services: {
    vaInquiry,
    vaPayment: vaPayment.with({
      meaning: (request) => (readAdditionalInfo(request, 'transactionStatus') === 'S' ? 'paid' : 'unknown'),
      statusField: 'additionalInfo.transactionStatus',
    }),
  },
})

const DOCS = 'docs.espay.id'
const MERCHANT = 'github:DhikaRoidHakim/BPRBA-payment-espay (a merchant)'

/** What stands behind each row of {@link espay}. */
export const espayFacts: DialectFacts = {
  signature: { certainty: 'documented', source: DOCS, note: 'X-SIGNATURE of 255 characters.' },
  token: { certainty: 'documented', source: DOCS, note: 'Signed without a token.' },
  'headers.X-PARTNER-ID': {
    certainty: 'documented',
    source: DOCS,
    note: "The merchant's code, at most 50 characters (SGWYESSISHOP).",
  },
  'headers.X-EXTERNAL-ID': { certainty: 'documented', source: DOCS, note: '32 digits.' },
  'headers.CHANNEL-ID': { certainty: 'documented', source: DOCS, note: 'ESPAY or Espay: letters.' },
  vaInquiry: { certainty: 'documented', source: DOCS, note: "Under a base of the merchant's." },
  vaPayment: {
    certainty: 'documented',
    source: DOCS,
    note: `Under a base of the merchant's; one merchant serves it under /api (${MERCHANT}).`,
  },
  'vaPayment.statusField': { certainty: 'inferred', source: MERCHANT },
  'vaPayment.meaning': {
    certainty: 'inferred',
    source: MERCHANT,
    note: 'additionalInfo.transactionStatus S is paid; no other value is known, so all else is unknown.',
  },
}
