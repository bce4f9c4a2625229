import type { BadMerchant } from './bad-merchant.ts'

export const pathCaseFolded: BadMerchant = {
  fault: 'The path is compared without regard to case.',
  mustFail: ['inquiry-path-in-other-case'],
  change: ({ findService }) => ({ findService: (target) => findService(target.toLowerCase()) }),
}
