import type { BadMerchant } from './bad-merchant.ts'

export const hashesTheBytesAlone: BadMerchant = {
  fault: 'A body is hashed as it came, and not without its white space.',
  mustFail: ['inquiry-body-pretty-signed-minified', 'payment-body-pretty-signed-minified'],
  signature: 'symmetric',
  change: () => ({ formsOf: (body) => [body] }),
}
