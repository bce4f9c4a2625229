import type { BadMerchant } from './bad-merchant.ts'

export const paidBillIsOpen: BadMerchant = {
  fault: 'Whether a bill is paid is not looked at.',
  mustFail: ['inquiry-bill-paid', 'payment-bill-paid', 'payment-makes-bill-paid', 'payment-concurrent-on-one-bill'],
  change: ({ bills }) => ({ bills: { ...bills, isPaid: () => false, pay: () => true } }),
}
