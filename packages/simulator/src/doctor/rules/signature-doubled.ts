import { mapSignature } from '../map-signature.ts'
import { decodeBase64, decodeHex } from '../read-signature.ts'
import type { Rule } from '../rule.ts'

const FIX = 'The signer encodes what its library had encoded already: it must encode the signature once, as base64.'

/** Base64 of base64, base64 of hex, hex of base64. */
export const signatureDoubled: Rule = {
  name: 'signature-doubled',
  field: 'signature',
  vary: (_, { call }) =>
    mapSignature(call, (text) => {
      const inBase64 = toText(decodeBase64(text))
      const inHex = toText(decodeHex(text))
      return [
        { bytes: decodeBase64(inBase64), cause: 'The signature was encoded as base64 twice.', fix: FIX },
        { bytes: decodeHex(inBase64), cause: 'The signature was encoded as hex, and that as base64.', fix: FIX },
        { bytes: decodeBase64(inHex), cause: 'The signature was encoded as base64, and that as hex.', fix: FIX },
      ]
    }),
}

function toText(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : Buffer.from(bytes).toString('latin1')
}
