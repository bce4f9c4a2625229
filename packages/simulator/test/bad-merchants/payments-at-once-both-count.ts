import { setTimeout } from 'node:timers/promises'
import type { BadMerchant } from './bad-merchant.ts'

export const paymentsAtOnceBothCount: BadMerchant = {
  fault: 'A bill is found open, time passes, and it is paid without another look.',
  mustFail: ['payment-concurrent-on-one-bill'],
  change: ({ inquire, pay, bills }) => ({
    async pay(request) {
      await inquire(request, bills)
      await setTimeout(50)
      return pay(request, { ...bills, isPaid: () => false, pay: (bill) => bills.pay(bill) || true })
    },
  }),
}
