import { defineGateway, type GatewayFactory } from '@snap-sdk/core'
import { type QrMpmNotify, qrMpmNotify } from '@snap-sdk/services'
import type { DialectFacts } from './fact.ts'

/**
 * Wholly inferred: AyoLinx publishes nothing of its calls to merchants. Every row is what one merchant's public code shows; confirm each
 * with AyoLinx before going live.
 *
 * QRIS notices.
 */
export const ayolinx: GatewayFactory<{ qrNotify: QrMpmNotify }> = defineGateway({
  name: 'ayolinx',
  signature: 'asymmetric',
  token: false,
  services: { qrNotify: qrMpmNotify },
})

const MERCHANT = 'public code index id 30341789705 (a merchant)'

/** What stands behind each row of {@link ayolinx}. */
export const ayolinxFacts: DialectFacts = {
  signature: { certainty: 'inferred', source: MERCHANT },
  token: { certainty: 'inferred', source: MERCHANT, note: 'Signed without a token.' },
  qrNotify: { certainty: 'inferred', source: MERCHANT },
}
