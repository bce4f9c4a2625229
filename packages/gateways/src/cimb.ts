import { defineGateway, type GatewayFactory } from '@snap-sdk/core'
import { type VaInquiry, type VaPayment, vaInquiry, vaPayment } from '@snap-sdk/services'
import type { DialectFacts } from './fact.ts'

/**
 * Wholly inferred: CIMB Niaga publishes nothing of its calls to merchants. Every row is what one lender's public server for CIMB shows;
 * confirm each with the bank before going live.
 *
 * VA inquiry and payment with a token that the merchant issues. Where the services stand is agreed with the bank: `basePath`, `paths`.
 */
export const cimb: GatewayFactory<{ vaInquiry: VaInquiry; vaPayment: VaPayment }> = defineGateway({
  name: 'cimb',
  signature: 'symmetric',
  token: { type: 'bearer' },
  headers: { 'X-EXTERNAL-ID': true, 'CHANNEL-ID': true },
  signedPath: { prefix: 'received', query: 'received' },
  httpStatus: 'mirror',
  services: { vaInquiry, vaPayment },
})

const SERVER = "public code index ids 16783566670, 16080099844 (a lender's server)"
const PREFIX = 'The prefix before transfer-va is not shown: `basePath` or `paths`.'

/** What stands behind each row of {@link cimb}. */
export const cimbFacts: DialectFacts = {
  signature: { certainty: 'inferred', source: SERVER },
  token: {
    certainty: 'inferred',
    source: SERVER,
    note: 'Its tokenType is bearer. It refuses token requests older than 10 minutes or of the future.',
  },
  'headers.X-EXTERNAL-ID': { certainty: 'inferred', source: SERVER, note: 'Its absence is 4002502.' },
  'headers.CHANNEL-ID': { certainty: 'inferred', source: SERVER, note: '95211.' },
  signedPath: { certainty: 'inferred', source: SERVER, note: 'The full path with its query, as received.' },
  httpStatus: { certainty: 'inferred', source: SERVER },
  vaInquiry: { certainty: 'inferred', source: SERVER, note: PREFIX },
  vaPayment: {
    certainty: 'inferred',
    source: SERVER,
    note: `${PREFIX} That server answers an X-EXTERNAL-ID that comes again on its day with 4092500. This is not taken over, since a 4xx may undo a paid bill: a repeat hears the first answer, unless a contract sets \`repeat: 'conflict'\`.`,
  },
}
