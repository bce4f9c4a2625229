import type { BadMerchant } from './bad-merchant.ts'

export const waitsForEver: BadMerchant = {
  fault: 'Nothing ends a lookup that does not end.',
  mustFail: ['inquiry-lookup-hangs', 'payment-lookup-hangs'],
  hangs: true,
  change: () => ({ deadlineMilliseconds: 2 ** 31 - 1 }),
}
