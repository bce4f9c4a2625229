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
  mustFail: [],
  signature: 'symmetric',
  change: () => ({
    formsOf: (body) => [reserialise(body)],
  }),
}
