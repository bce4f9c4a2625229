import type { BadMerchant } from './bad-merchant.ts'

export const amountWithoutDecimals: BadMerchant = {
  fault: 'totalAmount.value has no decimals.',
  mustFail: ['inquiry-valid', 'payment-valid-in-good-form'],
  change: ({ inquire }) => ({
    inquire: async (request, bills) => {
      const { payNoData } = await inquire(request, bills)
      return { payNoData: { ...Object(payNoData), totalAmount: { value: '10000', currency: 'IDR' } } }
    },
  }),
}
