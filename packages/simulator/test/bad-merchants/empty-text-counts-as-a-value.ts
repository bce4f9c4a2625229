import { valueAt } from '../right-merchants/complete/bodies.ts'
import type { BadMerchant } from './bad-merchant.ts'

export const emptyTextCountsAsAValue: BadMerchant = {
  fault: 'A mandatory field may be empty.',
  mustFail: [
    'inquiry-partner-service-id-empty',
    'inquiry-customer-no-empty',
    'inquiry-inquiry-request-id-empty',
    'inquiry-mitra-cd-empty',
    'payment-partner-service-id-empty',
    'payment-customer-no-empty',
  ],
  change: ({ checkFields }) => ({
    checkFields: (body, { fields }) => {
      const filled = Object.entries(fields).filter(([path]) => valueAt(body, path) !== '')
      checkFields(body, { fields: Object.fromEntries(filled) })
    },
  }),
}
