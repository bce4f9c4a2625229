import type { BadMerchant } from './bad-merchant.ts'

export const queryLeftOutOfTheSignature: BadMerchant = {
  fault: 'The path is verified without its query.',
  mustFail: ['inquiry-query-signed', 'payment-query-signed'],
  signature: 'symmetric',
  change: () => ({ signedTarget: (target) => target.split('?', 1).join('') }),
}
