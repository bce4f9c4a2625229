import type { BadMerchant } from './bad-merchant.ts'

export const spacesStrippedInsideStrings: BadMerchant = {
  fault: 'White space is taken out of strings as well before a body is hashed.',
  mustFail: [
    'inquiry-body-pretty-signed-as-sent',
    'payment-body-pretty-signed-as-sent',
    'inquiry-body-with-double-spaces',
    'payment-body-with-double-spaces',
    'inquiry-body-with-escaped-slash',
    'payment-body-with-escaped-slash',
    'inquiry-body-with-unicode-escapes',
    'payment-body-with-unicode-escapes',
    'inquiry-body-with-non-ascii',
    'payment-body-with-non-ascii',
  ],
  signature: 'symmetric',
  change: () => ({ formsOf: (body) => [Buffer.from(body.toString().replace(/\s/g, ''))] }),
}
