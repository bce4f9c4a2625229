import type { BadMerchant } from './bad-merchant.ts'

export const ignoresTheTimestamp: BadMerchant = {
  fault: 'X-TIMESTAMP is signed, but neither its form nor its age is looked at.',
  mustFail: [],
  change: () => ({ parseTimestamp: () => new Date(), isFresh: () => true }),
}
