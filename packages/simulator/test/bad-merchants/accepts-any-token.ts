import type { BadMerchant } from './bad-merchant.ts'

export const acceptsAnyToken: BadMerchant = {
  fault: 'What stands behind Bearer is not looked at.',
  mustFail: [],
  change: (_, { partners }) => {
    const [sub = ''] = partners.keys()
    return {
      tokens: { issue: () => 'token', read: () => ({ sub, exp: Number.POSITIVE_INFINITY }) },
      belongsTo: () => true,
    }
  },
}
