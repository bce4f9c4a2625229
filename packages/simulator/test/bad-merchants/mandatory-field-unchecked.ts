import type { BadMerchant } from './bad-merchant.ts'

export const mandatoryFieldUnchecked: BadMerchant = {
  fault: 'An inquiry without mitraCd is served.',
  mustFail: [
    'inquiry-without-mitra-cd',
    'inquiry-mitra-cd-null',
    'inquiry-mitra-cd-empty',
    'inquiry-mitra-cd-of-wrong-type',
    'inquiry-mitra-cd-too-long',
  ],
  change: ({ checkFields }) => ({
    checkFields: (body, { fields: { mitraCd: _, ...fields } }) => checkFields(body, { fields }),
  }),
}
