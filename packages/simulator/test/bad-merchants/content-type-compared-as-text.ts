import { invalidFormat } from '../right-merchants/complete/refusal.ts'
import type { BadMerchant } from './bad-merchant.ts'

export const contentTypeComparedAsText: BadMerchant = {
  fault: 'Content-Type must be application/json, letter by letter.',
  mustFail: [
    'token-content-type-spelled-otherwise',
    'inquiry-content-type-spelled-otherwise',
    'payment-content-type-spelled-otherwise',
  ],
  change: ({ readHeaders }) => ({
    readHeaders: (request, service) => {
      const header = readHeaders(request, service)
      if (header('content-type') !== 'application/json') throw invalidFormat('Content-Type')
      return header
    },
  }),
}
