import type { BadMerchant } from './bad-merchant.ts'

export const typesUnchecked: BadMerchant = {
  fault: 'A field may be a JSON number.',
  mustFail: ['inquiry-pay-no-as-number', 'payment-pay-no-as-number'],
  change: ({ checkFields }) => ({
    checkFields: (body, { fields }) =>
      checkFields(body, {
        fields: Object.fromEntries(
          Object.entries(fields).map(([path, field]) => [path, { ...field, number: true as const }]),
        ),
      }),
  }),
}
