import type { BadMerchant } from './bad-merchant.ts'

function reserialise(body: Buffer): Buffer {
  try {
    return Buffer.from(JSON.stringify(JSON.parse(body.toString())))
  } catch {
    return body
  }
}

export const reSerialisedBody: BadMerchant = {
  fault: 'The body is hashed as JSON.stringify writes it, not as it came.',
  mustFail: [
    'inquiry-body-pretty-signed-as-sent',
    'payment-body-pretty-signed-as-sent',
    'inquiry-body-with-escaped-slash',
    'payment-body-with-escaped-slash',
    'inquiry-body-with-unicode-escapes',
    'payment-body-with-unicode-escapes',
    'inquiry-body-with-numeric-keys',
    'payment-body-with-numeric-keys',
    'inquiry-body-with-big-numbers',
    'payment-body-with-big-numbers',
    'payment-amount-as-number',
  ],
  signature: 'symmetric',
  change: () => ({
    formsOf: (body) => [reserialise(body)],
  }),
}
