import type { BadMerchant } from './bad-merchant.ts'

export const paddedBase64Alone: BadMerchant = {
  fault: 'A signature must be base64 with its padding.',
  mustFail: [
    'token-signature-without-padding',
    'inquiry-signature-without-padding',
    'payment-signature-without-padding',
  ],
  change: ({ verifyWithPublicKey }) => ({
    verifyWithPublicKey: (text, signature, publicKey) =>
      Buffer.from(signature, 'base64').toString('base64') === signature &&
      verifyWithPublicKey(text, signature, publicKey),
  }),
}
