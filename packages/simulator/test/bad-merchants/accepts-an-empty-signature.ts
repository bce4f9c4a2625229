import type { BadMerchant } from './bad-merchant.ts'

export const acceptsAnEmptySignature: BadMerchant = {
  fault: 'A call without a signature is not verified.',
  mustFail: [
    'token-without-x-signature',
    'inquiry-without-x-signature',
    'payment-without-x-signature',
    'token-signature-empty',
    'inquiry-signature-empty',
    'payment-signature-empty',
  ],
  change: ({ findService, verifyWithPublicKey }) => ({
    findService: (target) => {
      const service = findService(target)
      return service && { ...service, headers: service.headers.filter((name) => name !== 'x-signature') }
    },
    verifyWithPublicKey: (text, signature, publicKey) =>
      signature === '' || verifyWithPublicKey(text, signature, publicKey),
  }),
}
