import type { BadMerchant } from './bad-merchant.ts'

export const anyGrantType: BadMerchant = {
  fault: 'grantType is not compared.',
  mustFail: ['token-grant-type-wrong'],
  change: () => ({ isGrantType: () => true }),
}
