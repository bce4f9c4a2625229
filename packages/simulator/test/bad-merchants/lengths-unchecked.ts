import type { BadMerchant } from './bad-merchant.ts'

export const lengthsUnchecked: BadMerchant = {
  fault: 'A field may be of any length.',
  mustFail: [],
  change: ({ checkFields }) => ({
    checkFields: (body, { fields }) =>
      checkFields(body, {
        fields: Object.fromEntries(
          Object.entries(fields).map(([path, field]) => [path, { ...field, longest: Number.POSITIVE_INFINITY }]),
        ),
      }),
  }),
}
