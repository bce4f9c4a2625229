import type { BadMerchant } from './bad-merchant.ts'

export const externalIdAcceptedTwice: BadMerchant = {
  fault: 'X-EXTERNAL-ID is not remembered.',
  mustFail: [],
  change: () => ({ duplicates: { once: (_, run) => run() } }),
}
