import type { BadMerchant } from './bad-merchant.ts'

export const unknownNumberAsSuccess: BadMerchant = {
  fault: 'An inquiry about a number that nobody knows gets a bill.',
  mustFail: ['inquiry-bill-unknown', 'inquiry-error-form'],
  change: ({ inquire }) => ({
    inquire: async (request, bills) => {
      const isKnown = (await bills.find(String(request.payNo))) !== undefined
      return inquire(isKnown ? request : { ...request, payNo: '701589101115' }, bills)
    },
  }),
}
