import { defineGateway, type GatewayFactory } from '@snap-sdk/core'
import { type VaInquiry, type VaPayment, vaInquiry, vaPayment } from '@snap-sdk/services'
import type { DialectFacts } from './fact.ts'

/**
 * Wholly inferred: Maybank Indonesia publishes nothing of its calls to merchants. Every row is what one community payment gateway shows;
 * confirm each with the bank before going live.
 *
 * VA inquiry and payment of SNAP 1.0.2 with a token that the merchant issues.
 */
export const maybank: GatewayFactory<{ vaInquiry: VaInquiry; vaPayment: VaPayment }> = defineGateway({
  name: 'maybank',
  signature: 'symmetric',
  token: {},
  tokenPath: '/v1.0/access-token/b2b',
  services: { vaInquiry, vaPayment },
})

const GATEWAY = 'github:artivisi/payment-gateway@0e4f97b (community)'

/** What stands behind each row of {@link maybank}. */
export const maybankFacts: DialectFacts = {
  signature: { certainty: 'inferred', source: GATEWAY },
  token: { certainty: 'inferred', source: GATEWAY, note: 'It lives 900 s.' },
  tokenPath: { certainty: 'inferred', source: GATEWAY },
  vaInquiry: { certainty: 'inferred', source: GATEWAY },
  vaPayment: { certainty: 'inferred', source: GATEWAY },
}
