import type { BadMerchant } from './bad-merchant.ts'

export const onlyChecksThePast: BadMerchant = {
  fault: 'A timestamp of tomorrow is taken.',
  mustFail: ['token-timestamp-future', 'inquiry-timestamp-future', 'payment-timestamp-future'],
  change: () => ({ isFresh: (timestamp) => Date.now() - timestamp.getTime() <= 300_000 }),
}
