import type { BadMerchant } from './bad-merchant.ts'

export const paymentCountedTwice: BadMerchant = {
  fault: 'A bill stays open when it is paid.',
  mustFail: ['payment-makes-bill-paid', 'payment-concurrent-on-one-bill'],
  change: ({ bills }) => ({ bills: { ...bills, pay: () => true } }),
}
