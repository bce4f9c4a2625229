import type { BadMerchant } from './bad-merchant.ts'

export const acceptsAnySignature: BadMerchant = {
  fault: 'No signature is verified.',
  mustFail: [
    'token-timestamp-replaced',
    'inquiry-timestamp-replaced',
    'payment-timestamp-replaced',
    'token-signature-wrong',
    'inquiry-signature-wrong',
    'payment-signature-wrong',
    'token-signature-short',
    'inquiry-signature-short',
    'payment-signature-short',
    'token-signature-in-other-case',
    'inquiry-signature-in-other-case',
    'payment-signature-in-other-case',
    'token-signature-of-another-client',
    'inquiry-signature-of-another-client',
    'payment-signature-of-another-client',
    'inquiry-signature-of-another-scheme',
    'payment-signature-of-another-scheme',
    'inquiry-external-id-survives-refusal',
    'payment-external-id-survives-refusal',
  ],
  change: () => ({ verifyWithPublicKey: () => true }),
}
