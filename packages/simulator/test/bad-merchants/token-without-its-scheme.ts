import type { BadMerchant } from './bad-merchant.ts'

export const tokenWithoutItsScheme: BadMerchant = {
  fault: 'The token is whatever Authorization ends with.',
  mustFail: ['inquiry-token-without-bearer', 'payment-token-without-bearer'],
  change: () => ({ readBearer: (authorization) => authorization?.split(' ').at(-1) }),
}
