import type { BadMerchant } from './bad-merchant.ts'

export const ignoresTheTimestamp: BadMerchant = {
  fault: 'X-TIMESTAMP is signed, but neither its form nor its age is looked at.',
  mustFail: [
    'token-timestamp-malformed',
    'inquiry-timestamp-malformed',
    'payment-timestamp-malformed',
    'token-timestamp-stale',
    'inquiry-timestamp-stale',
    'payment-timestamp-stale',
    'token-timestamp-future',
    'inquiry-timestamp-future',
    'payment-timestamp-future',
  ],
  change: () => ({ parseTimestamp: () => new Date(), isFresh: () => true }),
}
