import type { BadMerchant } from './bad-merchant.ts'

export const breaksOnAnUnknownClient: BadMerchant = {
  fault: 'The partner of an unknown client ID is used as if it were there.',
  mustFail: ['token-client-unknown', 'inquiry-partner-unknown', 'payment-partner-unknown'],
  change: () => ({
    findPartner: (partners, clientId) => {
      const partner = partners.get(clientId)
      if (partner === undefined) throw new TypeError("Cannot read properties of undefined (reading 'publicKey')")
      return partner
    },
  }),
}
