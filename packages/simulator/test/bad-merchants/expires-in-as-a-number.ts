import type { BadMerchant } from './bad-merchant.ts'

export const expiresInAsANumber: BadMerchant = {
  fault: 'expiresIn is a JSON number.',
  mustFail: ['token-valid'],
  change: ({ describeToken }) => ({
    describeToken: (accessToken) => ({ ...describeToken(accessToken), expiresIn: 900 }),
  }),
}
