import type { BadMerchant } from './bad-merchant.ts'

export const externalIdAcceptedTwice: BadMerchant = {
  fault: 'X-EXTERNAL-ID is not remembered.',
  mustFail: [
    'inquiry-external-id-reused',
    'payment-external-id-reused',
    'payment-concurrent-duplicates',
    'payment-retried-when-paid',
  ],
  change: () => ({ duplicates: { once: (_, run) => run() } }),
}
