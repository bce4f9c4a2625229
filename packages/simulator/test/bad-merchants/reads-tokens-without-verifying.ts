import { readClaims } from '../right-merchants/complete/tokens.ts'
import type { BadMerchant } from './bad-merchant.ts'

export const readsTokensWithoutVerifying: BadMerchant = {
  fault: 'The token is decoded, and its signature never verified.',
  mustFail: [
    'inquiry-token-tampered',
    'payment-token-tampered',
    'inquiry-token-with-alg-none',
    'payment-token-with-alg-none',
    'inquiry-token-signed-with-public-key',
    'payment-token-signed-with-public-key',
  ],
  change: ({ tokens }) => ({
    tokens: { ...tokens, read: (token) => readClaims(token.split('.')[1] ?? '') },
  }),
}
