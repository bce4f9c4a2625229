import type { BadMerchant } from './bad-merchant.ts'

export const anotherBodyGetsTheFirstAnswer: BadMerchant = {
  fault: 'A payment that comes again gets the first answer, whatever its body.',
  mustFail: ['payment-external-id-reused', 'payment-concurrent-duplicates'],
  change: ({ duplicates }) => ({
    duplicates: { once: ({ key, replays }, run) => duplicates.once({ key, replays, body: Buffer.alloc(0) }, run) },
  }),
}
