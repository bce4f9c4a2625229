import type { BadMerchant } from './bad-merchant.ts'

export const paymentCountedTwice: BadMerchant = {
  fault: 'A bill stays open when it is paid.',
  mustFail: [],
  change: ({ bills }) => ({ bills: { ...bills, pay: () => true } }),
}
