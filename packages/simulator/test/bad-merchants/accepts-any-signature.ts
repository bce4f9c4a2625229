import type { BadMerchant } from './bad-merchant.ts'

export const acceptsAnySignature: BadMerchant = {
  fault: 'No signature is verified.',
  mustFail: [],
  change: () => ({ verifyWithPublicKey: () => true }),
}
