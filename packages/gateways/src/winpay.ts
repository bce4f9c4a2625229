import { defineGateway, type GatewayFactory } from '@snap-sdk/core'
import {
  type DebitNotify,
  debitNotify,
  type QrMpmNotify,
  qrMpmNotify,
  type VaPayment,
  vaPayment,
} from '@snap-sdk/services'
import type { DialectFacts } from './fact.ts'

/**
 * Winpay: VA payment, QRIS and e-wallet notices. It signs the full path of the listener, its prefix included, and its samples are signed
 * under an RSA key of 1024 bits, which is warned of at start.
 *
 * @see docs.winpay.id, "Signature callback validation"
 */
export const winpay: GatewayFactory<{ vaPayment: VaPayment; qrNotify: QrMpmNotify; debitNotify: DebitNotify }> =
  defineGateway({
    name: 'winpay',
    signature: 'asymmetric',
    token: false,
    headers: { 'X-PARTNER-ID': true, 'X-EXTERNAL-ID': true, 'CHANNEL-ID': /^[\x20-\x7e]+$/ },
    signedPath: { prefix: 'received' },
    services: {
      vaPayment: vaPayment.with({ toBody: () => ({}) }),
      qrNotify: qrMpmNotify,
      debitNotify,
    },
  })

const DOCS = 'docs.winpay.id'
const VALIDATION = 'docs.winpay.id, signature callback validation'

/** What stands behind each row of {@link winpay}. */
export const winpayFacts: DialectFacts = {
  signature: { certainty: 'documented', source: VALIDATION, note: 'Base64; the key of the sample is RSA-1024.' },
  token: { certainty: 'documented', source: VALIDATION, note: 'Signed without a token.' },
  'headers.X-PARTNER-ID': { certainty: 'documented', source: DOCS, note: 'Sample 170041.' },
  'headers.X-EXTERNAL-ID': { certainty: 'documented', source: DOCS },
  'headers.CHANNEL-ID': { certainty: 'documented', source: DOCS, note: 'A text (WEB, SenjaGames), not five digits.' },
  signedPath: {
    certainty: 'documented',
    source: VALIDATION,
    note: "The full path with the listener's prefix: /sandbox_prod/url_listener.php/v1.0/transfer-va/payment.",
  },
  vaPayment: { certainty: 'documented', source: DOCS },
  'vaPayment.toBody': {
    certainty: 'documented',
    source: VALIDATION,
    note: 'The answer is the code and the message alone.',
  },
  qrNotify: { certainty: 'documented', source: DOCS },
  debitNotify: { certainty: 'documented', source: DOCS },
  retries: {
    certainty: 'documented',
    source: DOCS,
    note: '3, said of the checkout product, which wants the text ACCEPTED.',
  },
}
