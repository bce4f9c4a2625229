import type { BadMerchant } from './bad-merchant.ts'

export const anyAmountPays: BadMerchant = {
  fault: 'The amount that was paid is not compared with the bill.',
  mustFail: [],
  change: ({ pay }) => ({
    pay: (request, bills) => pay({ ...request, paidAmount: { value: '10000.00', currency: 'IDR' } }, bills),
  }),
}
