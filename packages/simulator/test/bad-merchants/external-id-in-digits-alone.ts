import { invalidFormat } from '../right-merchants/complete/refusal.ts'
import type { BadMerchant } from './bad-merchant.ts'

export const externalIdInDigitsAlone: BadMerchant = {
  fault: 'An X-EXTERNAL-ID with a letter is refused.',
  mustFail: ['inquiry-external-id-with-letters', 'payment-external-id-with-letters'],
  change: ({ readHeaders }) => ({
    readHeaders: (request, service) => {
      const header = readHeaders(request, service)
      if (/\D/.test(header('x-external-id'))) throw invalidFormat('X-EXTERNAL-ID')
      return header
    },
  }),
}
