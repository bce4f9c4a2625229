import type { BadMerchant } from './bad-merchant.ts'

export const breaksOnAMissingHeader: BadMerchant = {
  fault: 'A header that is not there is read as if it were, and what that throws is a 500.',
  mustFail: [
    'token-without-x-timestamp',
    'token-without-x-signature',
    'token-without-x-client-key',
    'inquiry-without-x-timestamp',
    'inquiry-without-x-signature',
    'inquiry-without-x-partner-id',
    'inquiry-without-x-external-id',
    'inquiry-without-channel-id',
    'payment-without-x-timestamp',
    'payment-without-x-signature',
    'payment-without-x-partner-id',
    'payment-without-x-external-id',
    'payment-without-channel-id',
    'token-without-content-type',
    'inquiry-without-content-type',
    'payment-without-content-type',
  ],
  change: ({ readHeaders }) => ({
    readHeaders: (request, service) => {
      const absent = ['content-type', ...service.headers].find((name) => request.headers[name] === undefined)
      if (absent !== undefined) throw new TypeError("Cannot read properties of undefined (reading 'trim')")
      return readHeaders(request, service)
    },
  }),
}
