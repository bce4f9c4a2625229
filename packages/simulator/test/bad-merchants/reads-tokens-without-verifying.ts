import { readClaims } from '../right-merchants/complete/tokens.ts'
import type { BadMerchant } from './bad-merchant.ts'

export const readsTokensWithoutVerifying: BadMerchant = {
  fault: 'The token is decoded, and its signature never verified.',
  mustFail: [],
  change: ({ tokens }) => ({
    tokens: { ...tokens, read: (token) => readClaims(token.split('.')[1] ?? '') },
  }),
}
