import type { BadMerchant } from './bad-merchant.ts'

export const expiredBillIsPaid: BadMerchant = {
  fault: 'The due date of a bill is not looked at.',
  mustFail: ['inquiry-bill-expired', 'payment-bill-expired'],
  change: ({ bills }) => ({
    bills: {
      ...bills,
      find: async (payNo) => {
        const bill = await bills.find(payNo)
        return bill && { ...bill, dueAt: '2099-12-31T23:59:59+07:00' }
      },
    },
  }),
}
