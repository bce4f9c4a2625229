import { createHmac } from 'node:crypto'
import type { BadMerchant } from './bad-merchant.ts'

export const caseFoldedSignature: BadMerchant = {
  fault: 'Signatures are compared as text without regard to case.',
  mustFail: [
    'inquiry-signature-in-other-case',
    'payment-signature-in-other-case',
    'inquiry-signature-in-hex',
    'payment-signature-in-hex',
    'inquiry-signature-without-padding',
    'payment-signature-without-padding',
  ],
  signature: 'symmetric',
  change: () => ({
    verifyWithSecret: (text, signature, clientSecret) =>
      createHmac('sha512', clientSecret).update(text).digest('base64').toLowerCase() === signature.toLowerCase(),
  }),
}
