import { defineGateway, type GatewayFactory } from '@snap-sdk/core'
import { type VaPayment, vaPayment } from '@snap-sdk/services'
import type { DialectFacts } from './fact.ts'

/**
 * Paylabs: VA payment.
 *
 * Its documents disagree with each other and with its sample server in path, digits, signature and spelling of amounts: the rows are
 * those of the sample server, and each can be set in the contract: `services: { vaPayment: { code: '30' } }`, `signature`, `paths`.
 *
 * @see docs.paylabs.co.id, VA callback (English v4.8.1 and Indonesian); github:paylabs/api-integration
 */
export const paylabs: GatewayFactory<{ vaPayment: VaPayment }> = defineGateway({
  name: 'paylabs',
  signature: 'asymmetric',
  token: false,
  headers: { 'X-PARTNER-ID': true, 'X-EXTERNAL-ID': true },
  outcomes: { successful: { message: 'Success' } },
  failures: { SIGNATURE_MISMATCH: { responseCode: '4010000' }, SIGNATURE_MALFORMED: { responseCode: '4010000' } },
  services: { vaPayment },
})

const DOCS = 'docs.paylabs.co.id (EN v4.8.1, ID)'
const SAMPLE = 'github:paylabs/api-integration'

/** What stands behind each row of {@link paylabs}. */
export const paylabsFacts: DialectFacts = {
  signature: {
    certainty: 'conflicting',
    source: `${SAMPLE}; ${DOCS}`,
    note: 'The sample server verifies asymmetrically, the document allows symmetric, too.',
  },
  token: {
    certainty: 'conflicting',
    source: `${SAMPLE}; ${DOCS}`,
    note: 'As the signature: symmetric would carry one.',
  },
  'headers.X-PARTNER-ID': {
    certainty: 'documented',
    source: DOCS,
    note: 'The merchant ID. X-IP-ADDRESS, mandatory there, is not read.',
  },
  'headers.X-EXTERNAL-ID': { certainty: 'documented', source: DOCS, note: '12 characters.' },
  outcomes: { certainty: 'documented', source: SAMPLE, note: '2002500 Success.' },
  failures: { certainty: 'documented', source: SAMPLE, note: '4010000 with HTTP 401 for a bad signature.' },
  vaPayment: {
    certainty: 'conflicting',
    source: `${DOCS}; ${SAMPLE}`,
    note: "EN: /v1.0/transfer-va/payment and digits 30; ID: /api/v1.0/transfer-va/payment and digits 25; the sample server: /transfer-va/payment, which it signs without a version, and digits 25. Taken: the path of EN with digits 25. Where another one is registered, `paths`, and `services: { vaPayment: { code: '30' } }`; the path is signed as received. The document prints the keys of amounts in capitals, too (Value, Currency): only value and currency are read.",
  },
}
