import type { BadMerchant } from './bad-merchant.ts'

export const mandatoryFieldUnchecked: BadMerchant = {
  fault: 'An inquiry without mitraCd is served.',
  mustFail: [],
  change: ({ checkFields }) => ({
    checkFields: (body, { fields: { mitraCd: _, ...fields } }) => checkFields(body, { fields }),
  }),
}
