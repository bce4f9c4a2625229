import type { BadMerchant } from './bad-merchant.ts'

export const acceptsAnyToken: BadMerchant = {
  fault: 'What stands behind Bearer is not looked at.',
  mustFail: [
    'inquiry-token-unknown',
    'payment-token-unknown',
    'inquiry-token-tampered',
    'payment-token-tampered',
    'inquiry-token-with-alg-none',
    'payment-token-with-alg-none',
    'inquiry-token-signed-with-public-key',
    'payment-token-signed-with-public-key',
    'inquiry-token-of-another-partner',
    'payment-token-of-another-partner',
  ],
  change: (_, { partners }) => {
    const [sub = ''] = partners.keys()
    return {
      tokens: { issue: () => 'token', read: () => ({ sub, exp: Number.POSITIVE_INFINITY }) },
      belongsTo: () => true,
    }
  },
}
