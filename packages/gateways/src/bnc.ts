import { defineGateway, type GatewayFactory } from '@snap-sdk/core'
import { type VaInquiry, vaInquiry } from '@snap-sdk/services'
import type { DialectFacts } from './fact.ts'

/**
 * Bank Neo Commerce: VA inquiry. Where it stands is agreed with the bank: `paths: { vaInquiry: '/…' }`.
 *
 * @see developers.bankneo.co.id
 */
export const bnc: GatewayFactory<{ vaInquiry: VaInquiry }> = defineGateway({
  name: 'bnc',
  signature: 'asymmetric',
  token: false,
  headers: { 'X-PARTNER-ID': true, 'CHANNEL-ID': true },
  services: { vaInquiry },
})

const DOCS = 'developers.bankneo.co.id'

/** What stands behind each row of {@link bnc}. */
export const bncFacts: DialectFacts = {
  signature: { certainty: 'documented', source: DOCS },
  token: { certainty: 'documented', source: DOCS, note: 'Signed without a token.' },
  'headers.X-PARTNER-ID': { certainty: 'documented', source: DOCS, note: '32 characters.' },
  'headers.CHANNEL-ID': { certainty: 'documented', source: DOCS, note: '95221.' },
  vaInquiry: {
    certainty: 'documented',
    source: DOCS,
    note: 'The document says N/A for its path, which is agreed on: `paths`. The padding of the number is 0 in one place and a space in another.',
  },
}
