import type { BadMerchant } from './bad-merchant.ts'

export const tokenNeverExpires: BadMerchant = {
  fault: 'The end of a token is written into it and never read.',
  mustFail: ['inquiry-token-expired'],
  tokenSeconds: 1,
  change: () => ({ isAlive: () => true }),
}
