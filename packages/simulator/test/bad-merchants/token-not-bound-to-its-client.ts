import type { BadMerchant } from './bad-merchant.ts'

export const tokenNotBoundToItsClient: BadMerchant = {
  fault: 'A token of one partner opens the calls of another.',
  mustFail: ['inquiry-token-of-another-partner', 'payment-token-of-another-partner'],
  change: () => ({ belongsTo: () => true }),
}
