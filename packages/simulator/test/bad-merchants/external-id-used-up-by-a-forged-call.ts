import { Refusal } from '../right-merchants/complete/refusal.ts'
import type { BadMerchant } from './bad-merchant.ts'

export const externalIdUsedUpByAForgedCall: BadMerchant = {
  fault: 'X-EXTERNAL-ID is remembered before anything is verified.',
  mustFail: [
    'inquiry-external-id-survives-refusal',
    'payment-external-id-survives-refusal',
    'inquiry-lookup-fails',
    'payment-lookup-fails',
  ],
  change: ({ readHeaders }) => {
    const seen = new Set<string>()
    return {
      readHeaders: (request, service) => {
        const header = readHeaders(request, service)
        const key = `${service.name} ${header('x-external-id')}`
        if (service.name !== 'token' && seen.has(key)) throw new Refusal(409, '00', 'Conflict')
        seen.add(key)
        return header
      },
      duplicates: { once: (_, run) => run() },
    }
  },
}
