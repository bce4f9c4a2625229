import type { BadMerchant } from './bad-merchant.ts'

export const lengthsUnchecked: BadMerchant = {
  fault: 'A field may be of any length.',
  mustFail: [
    'inquiry-partner-service-id-too-long',
    'inquiry-customer-no-too-long',
    'inquiry-inquiry-request-id-too-long',
    'inquiry-mitra-cd-too-long',
    'payment-partner-service-id-too-long',
    'payment-customer-no-too-long',
  ],
  change: ({ checkFields }) => ({
    checkFields: (body, { fields }) =>
      checkFields(body, {
        fields: Object.fromEntries(
          Object.entries(fields).map(([path, field]) => [path, { ...field, longest: Number.POSITIVE_INFINITY }]),
        ),
      }),
  }),
}
