import { defineGateway, type GatewayFactory } from '@snap-sdk/core'
import { type QrMpmNotify, qrMpmNotify } from '@snap-sdk/services'
import type { DialectFacts } from './fact.ts'

/**
 * Paydia: QRIS notices, in version 2.0 of the path.
 *
 * @see docs-snap.paydia.id
 */
export const paydia: GatewayFactory<{ qrNotify: QrMpmNotify }> = defineGateway({
  name: 'paydia',
  basePath: '/snap',
  signature: 'asymmetric',
  token: false,
  services: { qrNotify: qrMpmNotify.with({ path: '/v2.0/qr/qr-mpm-notify' }) },
})

const DOCS = 'docs-snap.paydia.id'
const CONFLICT =
  'The notice is documented as asymmetric without a token; token and HMAC are documented for calls from the merchant to Paydia.'

/** What stands behind each row of {@link paydia}. */
export const paydiaFacts: DialectFacts = {
  basePath: { certainty: 'documented', source: DOCS },
  signature: { certainty: 'conflicting', source: DOCS, note: CONFLICT },
  token: { certainty: 'conflicting', source: DOCS, note: CONFLICT },
  qrNotify: { certainty: 'documented', source: DOCS, note: '/snap/v2.0/qr/qr-mpm-notify.' },
}
