import { missing } from '../right-merchants/complete/refusal.ts'
import type { BadMerchant } from './bad-merchant.ts'

export const headerNamesComparedAsText: BadMerchant = {
  fault: 'A header must be spelled as the page spells it.',
  mustFail: [
    'token-header-names-in-lower-case',
    'inquiry-header-names-in-lower-case',
    'payment-header-names-in-lower-case',
  ],
  change: ({ readHeaders }) => ({
    readHeaders: (request, service) => {
      const spelled = ['Content-Type', 'X-TIMESTAMP', 'X-CLIENT-KEY', 'X-PARTNER-ID', 'X-SIGNATURE', 'X-EXTERNAL-ID']
      const names = request.rawHeaders.filter((_, index) => index % 2 === 0)
      const absent = service.headers.find(
        (name) => !names.some((sent) => sent.toLowerCase() === name && [...spelled, 'CHANNEL-ID'].includes(sent)),
      )
      if (absent !== undefined) throw missing(absent)
      return readHeaders(request, service)
    },
  }),
}
