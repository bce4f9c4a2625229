import type { BadMerchant } from './bad-merchant.ts'

export const anyContentType: BadMerchant = {
  fault: 'Content-Type is not looked at.',
  mustFail: [
    'token-without-content-type',
    'inquiry-without-content-type',
    'payment-without-content-type',
    'token-content-type-wrong',
    'inquiry-content-type-wrong',
    'payment-content-type-wrong',
  ],
  change: ({ readHeaders }) => ({
    readHeaders: (request, service) => {
      request.headersDistinct['content-type'] = ['application/json']
      return readHeaders(request, service)
    },
  }),
}
