import type { BadMerchant } from './bad-merchant.ts'

export const symmetricSignatureUnverified: BadMerchant = {
  fault: 'With a token, the signature is not verified.',
  mustFail: [
    'inquiry-timestamp-replaced',
    'payment-timestamp-replaced',
    'inquiry-signature-wrong',
    'payment-signature-wrong',
    'inquiry-signature-short',
    'payment-signature-short',
    'inquiry-signature-in-other-case',
    'payment-signature-in-other-case',
    'inquiry-signature-of-another-client',
    'payment-signature-of-another-client',
    'inquiry-signature-of-another-scheme',
    'payment-signature-of-another-scheme',
    'inquiry-body-altered',
    'payment-body-altered',
    'inquiry-path-altered',
    'payment-path-altered',
    'inquiry-query-altered',
    'payment-query-altered',
    'inquiry-external-id-survives-refusal',
    'payment-external-id-survives-refusal',
  ],
  signature: 'symmetric',
  change: () => ({ verifyWithSecret: () => true }),
}
