import type { BadMerchant } from './bad-merchant.ts'

export const amountAsANumber: BadMerchant = {
  fault: 'totalAmount.value is a JSON number.',
  mustFail: ['inquiry-valid', 'payment-valid-in-good-form'],
  change: ({ inquire }) => ({
    inquire: async (request, bills) => {
      const { payNoData } = await inquire(request, bills)
      return { payNoData: { ...Object(payNoData), totalAmount: { value: 10_000, currency: 'IDR' } } }
    },
  }),
}
