import type { BadMerchant } from './bad-merchant.ts'

export const acceptsAnEmptySignature: BadMerchant = {
  fault: 'A signature that decodes to nothing skips the verification.',
  mustFail: [],
  change: ({ verifyWithPublicKey }) => ({
    verifyWithPublicKey: (text, signature, publicKey) =>
      signature.trim().length < 4 || verifyWithPublicKey(text, signature, publicKey),
  }),
}
