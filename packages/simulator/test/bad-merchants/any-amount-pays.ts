import type { BadMerchant } from './bad-merchant.ts'

export const anyAmountPays: BadMerchant = {
  fault: 'The amount that was paid is not compared with the bill.',
  mustFail: ['payment-amount-not-a-number', 'payment-amount-wrong', 'payment-amount-in-other-currency'],
  change: ({ pay }) => ({
    pay: (request, bills) => pay({ ...request, paidAmount: { value: '10000.00', currency: 'IDR' } }, bills),
  }),
}
