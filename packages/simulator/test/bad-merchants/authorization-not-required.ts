import type { BadMerchant } from './bad-merchant.ts'

export const authorizationNotRequired: BadMerchant = {
  fault: 'A call without Authorization is served.',
  mustFail: ['inquiry-without-authorization', 'payment-without-authorization'],
  change: ({ readBearer, tokens }, { partners }) => {
    const [clientId = ''] = partners.keys()
    return {
      readBearer: (authorization) => (authorization === undefined ? tokens.issue(clientId) : readBearer(authorization)),
    }
  },
}
