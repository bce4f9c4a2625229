import { mapSignature } from '../map-signature.ts'
import { decodeHex } from '../read-signature.ts'
import type { Rule } from '../rule.ts'

/** Hex where base64 belongs. */
export const signatureHex: Rule = {
  name: 'signature-hex',
  field: 'signature',
  vary: (_, { call }) =>
    mapSignature(call, (text) => [
      {
        bytes: decodeHex(text),
        cause: 'The signature is right, but X-SIGNATURE has it in hex, and not in base64.',
        fix: 'snap-sdk accepts both. For a verifier of your own: decode hex where the text is nothing but hex digits, or ask the gateway for base64, as its documents say.',
      },
    ]),
}
