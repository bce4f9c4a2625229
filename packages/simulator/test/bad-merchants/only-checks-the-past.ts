import type { BadMerchant } from './bad-merchant.ts'

export const onlyChecksThePast: BadMerchant = {
  fault: 'A timestamp of tomorrow is taken.',
  mustFail: [],
  change: () => ({ isFresh: (timestamp) => Date.now() - timestamp.getTime() <= 300_000 }),
}
